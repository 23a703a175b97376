import type { Configured, ProviderDescription } from '@cascade/config';
import { openForm } from '../../form/open-form.js';
import { readKeys } from '../../input/read-keys.js';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { colors } from '../../render/colors.js';
import { UsageError } from '../../usage-error.js';
import { openKeys, tellHome, warnOfHistory } from '../keys/keep-keys.js';
import { fillForm } from './fill-form.js';

export interface ConfigureLlmOptions {
  readonly key?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly setDefault?: boolean;
  readonly config?: string;
}

/** `cascade configure llm`: sets up a provider in the user's own file, and keeps its key. Asks only a person. */
export async function configureLlmCommand(
  io: Io,
  given: string | undefined,
  options: ConfigureLlmOptions,
): Promise<number> {
  const { configureProvider } = await import('@cascade/config');
  // Read before anything is asked or written, so that a slip changes nothing.
  const keys = options.key === undefined ? [] : await readKeys(io, options.key);
  const form = options.key === '-' ? undefined : await openForm(io);
  if (given === undefined && form === undefined) {
    throw new UsageError('Which provider? For instance: cascade configure llm openai --model gpt-4o-mini');
  }
  const filled = form === undefined ? {} : await fillForm(io, form, given, options);
  const wanted = { ...filled, ...options, provider: given ?? filled.provider ?? '' };
  const configured = await configureProvider({
    cwd: io.cwd,
    env: io.env,
    home: io.home,
    provider: wanted.provider,
    model: wanted.model,
    baseUrl: wanted.baseUrl,
    setDefault: wanted.setDefault,
    configFile: options.config,
  });
  tell(io, configured);
  const kept = keys.length > 0 ? keys : (filled.keys ?? []);
  if (kept.length > 0) {
    tellHome(io, configured.provider, kept.length, await (await openKeys(io)).set(configured.provider, kept));
    warnOfHistory(io, options.key);
  }
  await tellKey(io, configured, kept.length > 0);
  return 0;
}

function tell(io: Io, { file, provider, model, baseUrl, isDefault }: Configured): void {
  const what = [provider, model, baseUrl].filter((part) => part !== undefined).join(', ');
  io.err(`wrote ${file}: ${what}\n`);
  if (isDefault) io.err(`asked when nothing is named: ${provider}/${model}\n`);
  else if (model !== undefined) io.err(`ask it with: cascade --model ${provider}/${model} -p "..."\n`);
}

/** What is missing now, or what a person should know of the key that is there. */
async function tellKey(io: Io, { provider, file, hasNewAddress }: Configured, isNewKey: boolean): Promise<void> {
  const config = await openConfig(io, file);
  const [found] = await config.describe([provider]);
  const { key, problem, origin } = found ?? {};
  if (problem !== undefined) io.err(colors(io).yellow(`warning: ${problem}\n`));
  if (key?.from === 'none' && key.isRequired) io.err(`There is no key yet: ${key.help}\n`);
  else if (hasNewAddress && !isNewKey && key !== undefined && key.from !== 'none') {
    io.err(
      colors(io).yellow(`warning: the key ${whereIs(key)} will be sent to ${origin}; if it is another's: --key -\n`),
    );
  }
  io.err('Try it with: cascade doctor\n');
}

function whereIs(key: NonNullable<ProviderDescription['key']>): string {
  if (key.from === 'keyring') return 'in the keyring';
  return key.from === 'file' ? `in ${key.path}` : key.from === 'environment' ? `in ${key.name}` : '';
}
