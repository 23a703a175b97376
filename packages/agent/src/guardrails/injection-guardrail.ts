import { once } from '@cascade/core/provider-kit';
import { checkFactory, isSomeOf } from './check-factory.js';
import type { Guardrail, GuardrailAction } from './guardrail.js';

/** Loaded by the first text that is looked at. */
const load = once(() => import('./injection/find-injections.js'));

export interface InjectionGuardrailOptions {
  readonly action: GuardrailAction;
  /** Whose texts are looked at. Default: `user` and `tool`. */
  readonly roles?: readonly ('system' | 'user' | 'assistant' | 'tool')[];
}

/**
 * Finds orders to the model in texts that should only be read: `ignore all previous instructions` in five languages, questions
 * for the system prompt, known jailbreaks, marks of chat templates, invisible letters. Heuristics: they catch what is common,
 * not who is determined.
 *
 * @throws ConfigurationError for an option that is missing, unknown or wrong
 */
export function injectionGuardrail(options: InjectionGuardrailOptions): Guardrail {
  checkFactory('injectionGuardrail', options, { roles: isSomeOf('system', 'user', 'assistant', 'tool') });
  const { action, roles = ['user', 'tool'] } = options;
  const wanted = new Set(roles);
  return {
    name: 'injection',
    action,
    inspect: async (text, { role }) => (wanted.has(role) ? (await load()).findInjections(text) : []),
  };
}
