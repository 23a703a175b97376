import { ConfigurationError } from '@cascade/core';
import type { Guardrail, GuardrailAction } from './guardrail.js';
import { findPii } from './pii/find-pii.js';
import type { PiiType } from './pii/pii-type.js';

const allTypes: readonly PiiType[] = ['card', 'iban', 'email', 'phone', 'national-id'];

export interface PiiGuardrailOptions {
  readonly action: GuardrailAction;
  /** What to look for. Default: all. */
  readonly types?: readonly PiiType[];
}

/**
 * Finds personal data: card numbers (networks, Luhn), IBANs (country, length, mod 97), e-mail addresses, phone numbers, and
 * national ids by their check digits. In time that grows with the text and nothing else.
 *
 * @throws ConfigurationError for a type that nobody knows
 * @example
 * ```ts
 * const guardrails = { input: [piiGuardrail({ action: 'redact' })], restore: true };
 * ```
 */
export function piiGuardrail({ action, types = allTypes }: PiiGuardrailOptions): Guardrail {
  const unknown = types.find((type) => !allTypes.includes(type));
  if (unknown !== undefined || types.length === 0) {
    throw new ConfigurationError(`piiGuardrail: types must be some of ${allTypes.join(', ')}, not "${unknown ?? ''}"`);
  }
  const wanted = new Set(types);
  return { name: 'pii', action, inspect: (text) => findPii(text, wanted) };
}
