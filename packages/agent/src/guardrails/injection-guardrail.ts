import type { Guardrail, GuardrailAction } from './guardrail.js';
import { findInjections } from './injection/find-injections.js';

export interface InjectionGuardrailOptions {
  readonly action: GuardrailAction;
  /** Whose texts are looked at. Default: `user` and `tool`. */
  readonly roles?: readonly ('system' | 'user' | 'assistant' | 'tool')[];
}

/**
 * Finds orders to the model in texts that should only be read: `ignore all previous instructions` in five languages, questions
 * for the system prompt, known jailbreaks, marks of chat templates, invisible letters. Heuristics: they catch what is common,
 * not who is determined.
 */
export function injectionGuardrail({ action, roles = ['user', 'tool'] }: InjectionGuardrailOptions): Guardrail {
  const wanted = new Set(roles);
  return { name: 'injection', action, inspect: (text, { role }) => (wanted.has(role) ? findInjections(text) : []) };
}
