import type { GuardrailFinding } from './guardrail.js';
import { redactPieces } from './redact-pieces.js';

const placeholders = /\[(\w{1,64})_\d{1,9}\]/g;

/** Placeholders and what they stand for, for the length of a call. It never leaves the process. */
export class Vault {
  readonly #values = new Map<string, string>();
  readonly #placeholders = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** Stand in texts as they came in, so that they stand for nothing else. */
  readonly #reserved = new Set<string>();

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** The same value has the same placeholder throughout. */
  hide(value: string, label: string): string {
    const known = this.#placeholders.get(value);
    if (known !== undefined) return known;
    const placeholder = this.#unused(label);
    this.#placeholders.set(value, placeholder);
    // What another guardrail has put into it goes back, too.
    this.#values.set(placeholder, this.restore([value])[0] ?? value);
    return placeholder;
  }

  /** What looks like a placeholder in a text that comes in stands for itself from now on. */
  reserve(text: string): void {
    for (const [found] of text.matchAll(placeholders)) this.#reserved.add(found);
  }

  /** Gives what is hidden behind reserved placeholders new ones: by the old ones. */
  renew(): ReadonlyMap<string, string> {
    const renewed = new Map<string, string>();
    for (const [value, old] of this.#placeholders) {
      const hidden = this.#values.get(old);
      if (!this.#reserved.has(old) || hidden === undefined) continue;
      const placeholder = this.#unused(old.slice(1, old.lastIndexOf('_')));
      this.#placeholders.set(value, placeholder);
      this.#values.delete(old);
      this.#values.set(placeholder, hidden);
      renewed.set(old, placeholder);
    }
    return renewed;
  }

  /** Puts everything back, in one pass: what is put in is not looked at again. */
  restore(pieces: readonly string[]): readonly string[] {
    return replacePlaceholders(pieces, this.#values);
  }

  #unused(label: string): string {
    let count = this.#counts.get(label) ?? 0;
    let placeholder: string;
    do {
      count++;
      placeholder = `[${label}_${count}]`;
    } while (this.#reserved.has(placeholder));
    this.#counts.set(label, count);
    return placeholder;
  }
}

/** Replaces those placeholders in the text that the pieces make that stand for something. */
export function replacePlaceholders(pieces: readonly string[], values: ReadonlyMap<string, string>): readonly string[] {
  if (values.size === 0) return pieces;
  const findings: GuardrailFinding[] = [];
  for (const { 0: found, 1: label = '', index } of pieces.join('').matchAll(placeholders)) {
    if (values.has(found)) findings.push({ label, start: index, end: index + found.length });
  }
  return redactPieces(pieces, findings, (found) => values.get(found) ?? found);
}
