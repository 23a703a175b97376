import type { Usage } from '@cascade/core/spec';
import type { ExpectedTokens } from './expected-cost.js';

/** Old answers count less and less: after so many, by half. */
const halfLife = 100;

/** How long drafts were lately, by the usage that vendors reported, beside what was expected of them. */
export class TokenMemory {
  #weight = 0;
  #inputRatio = 0;
  #output = 0;

  observe({ inputTokens, outputTokens }: Usage, expected: ExpectedTokens): void {
    if (inputTokens === undefined || outputTokens === undefined || expected.input === 0) return;
    const keep = 0.5 ** (1 / halfLife);
    this.#weight = this.#weight * keep + 1;
    this.#inputRatio = this.#inputRatio * keep + inputTokens / expected.input;
    this.#output = this.#output * keep + outputTokens;
  }

  /** A rule of thumb, brought nearer to what was seen: after three drafts, half way. */
  adjust({ input, output }: ExpectedTokens): ExpectedTokens {
    const trust = this.#weight / (this.#weight + 3);
    if (this.#weight === 0) return { input, output };
    const ratio = this.#inputRatio / this.#weight;
    return {
      input: input * (1 - trust + trust * ratio),
      output: output * (1 - trust) + (this.#output / this.#weight) * trust,
    };
  }
}
