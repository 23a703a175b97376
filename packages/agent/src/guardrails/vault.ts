/** Placeholders and what they stand for, for the length of a call. It never leaves the process. */
export class Vault {
  readonly #values = new Map<string, string>();
  readonly #placeholders = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** The same value has the same placeholder throughout. */
  hide(value: string, label: string): string {
    const known = this.#placeholders.get(value);
    if (known !== undefined) return known;
    const count = (this.#counts.get(label) ?? 0) + 1;
    this.#counts.set(label, count);
    const placeholder = `[${label}_${count}]`;
    this.#placeholders.set(value, placeholder);
    this.#values.set(placeholder, value);
    return placeholder;
  }

  /** One pass: what is put in is not looked at again. */
  restore(text: string): string {
    if (this.isEmpty) return text;
    return text.replaceAll(/\[[A-Z][A-Z_]{0,40}_\d{1,9}\]/g, (found) => this.#values.get(found) ?? found);
  }
}
