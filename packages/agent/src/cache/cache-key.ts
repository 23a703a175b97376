import type { Message } from '@cascade/core/spec';
import type { AgentCallOptions } from '../run/call-options.js';
import { toRequests } from '../tools/to-requests.js';
import { canonicalJson, sha256 } from './canonical-json.js';
import { outputSchemaOf } from './output-schema.js';

interface KeyInput {
  /** Of the agent. */
  readonly identity: string;
  readonly messages: readonly Message[];
  readonly options: AgentCallOptions;
  /** That apply. */
  readonly rules: readonly string[];
  /** Whoever asks. */
  readonly isShared: boolean;
}

/** What tells a call apart from every call that might be answered otherwise: SHA-256 of all of it. */
export function cacheKey({ identity, messages, options, rules, isShared }: KeyInput): string {
  const { maxTokens, temperature, tools, toolChoice, output, tier, user, require, maxCost } = options;
  const { topP, stop, seed, reasoning, parameters } = options;
  return sha256(
    canonicalJson({
      version: 1,
      identity,
      messages: messages.map(normalized),
      tools: tools && toRequests(tools),
      output: output && outputSchemaOf(output),
      parameters: { maxTokens, temperature, toolChoice, tier, maxCost, topP, stop, seed, reasoning, parameters },
      require,
      rules: rules.length === 0 ? undefined : rules,
      whose: isShared ? { shared: true } : { user },
    }),
  );
}

/** A text is a message of one part. */
function normalized({ role, content }: Message): object {
  return { role, content: typeof content === 'string' ? [{ type: 'text', text: content }] : content };
}
