import { ConfigurationError } from '@cascade/core';
import type { Awaitable } from '@cascade/core/spec';
import type { Guardrail, GuardrailAction } from './guardrail.js';

/** Names the categories that a text violates: none for a good one. */
export type Moderate = (text: string, context: { readonly signal: AbortSignal }) => Awaitable<readonly string[]>;

export interface ModerationGuardrailOptions {
  readonly action: GuardrailAction;
  /** Who judges: `openaiModeration()`, or a function. */
  readonly moderate: Moderate;
  /** When it fails or takes too long: block the text (default), or let it through. */
  readonly onError?: 'block' | 'allow';
  /** How long it may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Only these categories count. Default: all. */
  readonly categories?: readonly string[];
}

/**
 * Asks a service whether a text is harmful. It comes after all guardrails that stay in the process, and sees what they have
 * redacted. `redact` takes the whole text away.
 */
export function moderationGuardrail(options: ModerationGuardrailOptions): Guardrail {
  const { action, moderate, onError = 'block', timeoutMs = 10_000, categories } = options;
  if (typeof moderate !== 'function') {
    throw new ConfigurationError('moderationGuardrail: moderate must be a function, such as openaiModeration()');
  }
  if (onError !== 'block' && onError !== 'allow') {
    throw new ConfigurationError('moderationGuardrail: onError must be "block" or "allow"');
  }
  return {
    name: 'moderation',
    action,
    isRemote: true,
    async inspect(text, { signal }) {
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
        const violated = await orAborted(moderate(text, { signal: limit }), limit);
        return violated
          .filter((category) => categories?.includes(category) ?? true)
          .map((category) => ({ label: labelOf(category), start: 0, end: text.length }));
      } catch (error) {
        if (signal.aborted || onError === 'block') throw error;
        return [];
      }
    },
  };
}

/** `harassment/threatening` is `HARASSMENT_THREATENING`. */
function labelOf(category: string): string {
  return (
    category
      .toUpperCase()
      .replaceAll(/[^A-Z]+/g, '_')
      .slice(0, 40) || 'MODERATION'
  );
}

async function orAborted<T>(work: Awaitable<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      if (signal.aborted) reject(signal.reason);
    }),
  ]);
}
