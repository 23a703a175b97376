import { ConfigurationError, ProviderError } from '@cascade/core';
import { isFunction, isInteger, isOneOf } from '@cascade/core/provider-kit';
import type { Awaitable } from '@cascade/core/spec';
import { areTexts, checkFactory } from './check-factory.js';
import type { Guardrail, GuardrailAction } from './guardrail.js';
import { orAborted } from './or-aborted.js';

/** Names the categories that a text violates: none for a good one. */
export type Moderate = (text: string, context: { readonly signal: AbortSignal }) => Awaitable<readonly string[]>;

export interface ModerationGuardrailOptions {
  readonly action: GuardrailAction;
  /** Who judges: `openaiModeration()`, or a function. */
  readonly moderate: Moderate;
  /** When it fails or takes too long: block the text (default), or let it through with a flag `UNCHECKED`. */
  readonly onError?: 'block' | 'allow';
  /** How long it may take, in milliseconds: 1 to 2,147,483,647, the most that a timer takes. Default 10,000. */
  readonly timeoutMs?: number;
  /** Only these categories count. Default: all. */
  readonly categories?: readonly string[];
}

const longestTimer = 2_147_483_647;

/**
 * Asks a service whether a text is harmful. It comes after all guardrails that stay in the process, and sees what they have
 * redacted. `redact` takes the whole text away.
 *
 * @throws ConfigurationError for an option that is missing, unknown or wrong
 */
export function moderationGuardrail(options: ModerationGuardrailOptions): Guardrail {
  checkFactory('moderationGuardrail', options, {
    moderate: isFunction,
    onError: isOneOf('block', 'allow'),
    timeoutMs: isInteger(1, longestTimer),
    categories: areTexts,
  });
  const { action, moderate, onError = 'block', timeoutMs = 10_000, categories } = options;
  if (moderate === undefined) {
    throw new ConfigurationError('moderationGuardrail.moderate is missing: give openaiModeration(), or a function');
  }
  return {
    name: 'moderation',
    action,
    isRemote: true,
    onError,
    async inspect(text, { signal }) {
      const violated = await inTime((limit) => moderate(text, { signal: limit }), timeoutMs, signal);
      return checked(violated)
        .filter((category) => categories?.includes(category) ?? true)
        .map((category) => ({ label: labelOf(category), start: 0, end: text.length }));
    },
  };
}

function checked(categories: unknown): readonly string[] {
  if (Array.isArray(categories) && categories.every((category) => typeof category === 'string')) return categories;
  throw new ConfigurationError('moderationGuardrail: moderate must return a list of names, empty for a good text');
}

/** `harassment/threatening` is `HARASSMENT_THREATENING`. */
function labelOf(category: string): string {
  const label = category.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_');
  return label.slice(0, 40) || 'MODERATION';
}

async function inTime<T>(
  work: (signal: AbortSignal) => Awaitable<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T> {
  const limit = new AbortController();
  const message = `moderation took longer than ${timeoutMs} ms: raise timeoutMs, or let it fail by onError: 'allow'`;
  const late = new ProviderError({ class: 'timeout', scope: 'entry', message });
  const timer = setTimeout(() => limit.abort(late), timeoutMs);
  const leave = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    return await orAborted(work(limit.signal), limit.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}
