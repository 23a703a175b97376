import type { GuardrailFlag, GuardrailStage } from './guardrail.js';

/** What was found by guardrails that only flag, of all steps of a call together. */
export class FlagTally {
  readonly #flags = new Map<string, GuardrailFlag>();

  get flags(): readonly GuardrailFlag[] {
    return [...this.#flags.values()];
  }

  /** The same in words. */
  get warnings(): readonly string[] {
    return this.flags.map(({ guardrail, label, stage, count }) => {
      const where = stage === 'input' ? 'what was sent' : 'what came back';
      const told = label === 'UNCHECKED' ? `failed, and let through ${where}` : `found ${label} in ${where}`;
      return `The guardrail "${guardrail}" ${told} (${count})`;
    });
  }

  add(guardrail: string, label: string, stage: GuardrailStage): void {
    const key = JSON.stringify([guardrail, label, stage]);
    this.#flags.set(key, { guardrail, label, stage, count: (this.#flags.get(key)?.count ?? 0) + 1 });
  }
}
