import { once } from '@cascade/core/provider-kit';
import { checkFactory, isSomeOf } from './check-factory.js';
import type { Guardrail, GuardrailAction } from './guardrail.js';
import type { PiiType } from './pii/pii-type.js';

/** With all that is known of numbers: loaded by the first text that is looked at. */
const load = once(() => import('./pii/find-pii.js'));

const allTypes: readonly PiiType[] = ['card', 'iban', 'email', 'phone', 'national-id'];

export interface PiiGuardrailOptions {
  readonly action: GuardrailAction;
  /** What to look for. Default: all. */
  readonly types?: readonly PiiType[];
}

/**
 * Finds personal data: card numbers (networks, Luhn), IBANs (country, length, mod 97), e-mail addresses, phone numbers, and
 * national ids by their check digits; in the digits of all scripts, and in what is escaped. In time that grows with the text
 * and nothing else.
 *
 * @throws ConfigurationError for an option that is missing, unknown or wrong
 * @example
 * ```ts
 * const guardrails = { input: [piiGuardrail({ action: 'redact' })], restore: true };
 * ```
 */
export function piiGuardrail(options: PiiGuardrailOptions): Guardrail {
  checkFactory('piiGuardrail', options, { types: isSomeOf(...allTypes) });
  const { action, types = allTypes } = options;
  const wanted = new Set(types);
  return { name: 'pii', action, inspect: async (text) => (await load()).findPii(text, wanted) };
}
