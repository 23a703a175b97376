import type { CascadeOverrides, Config } from '@cascade/config';
import type { CascadeOptions } from '@cascade/core';
import { UsageError } from './usage-error.js';

export interface CascadeChoice {
  readonly cascade?: string;
  readonly model?: string;
}

/** The options of the cascade that is meant: the model given, the one named, `agent`, the default, or the only one. */
export async function chooseCascade(
  config: Config,
  { cascade, model }: CascadeChoice,
  overrides?: CascadeOverrides,
): Promise<CascadeOptions> {
  if (model !== undefined) {
    if (cascade !== undefined) throw new UsageError('Give either --cascade or --model, not both');
    return config.directOptions(model, overrides);
  }
  if (cascade === undefined && config.defaultModel !== undefined)
    return config.directOptions(config.defaultModel, overrides);
  return config.cascadeOptions(cascade ?? defaultName(config), overrides);
}

function defaultName({ defaultCascade, cascadeNames }: Config): string {
  const only = cascadeNames.length === 1 ? cascadeNames[0] : undefined;
  const name = defaultCascade ?? only;
  if (name !== undefined) return name;
  if (cascadeNames.length === 0) {
    throw new UsageError(
      'There is no cascade yet. Write a configuration with: cascade init, or: cascade configure llm\nOr ask one model: cascade --model openai/gpt-4o-mini -p "..."',
    );
  }
  throw new UsageError(
    `Which cascade? Choose one with -C, or set default_cascade:\n${cascadeNames.map((each) => `  ${each}`).join('\n')}`,
  );
}
