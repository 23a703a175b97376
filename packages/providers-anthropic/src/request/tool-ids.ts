/**
 * Ids of tool calls in a form that Anthropic takes: `^[a-zA-Z0-9_-]+$`, each once in a conversation. Calls of other
 * vendors may have other characters, or the same id in every turn; a result goes to the earliest open call of its id.
 */
export class ToolIds {
  readonly #used = new Set<string>();
  readonly #open = new Map<string, string[]>();
  readonly #counts = new Map<string, number>();

  /** The id to send for a call. */
  forCall(id: string): string {
    const plain = toPlain(id);
    let unique = plain;
    let count = this.#counts.get(plain) ?? 1;
    while (this.#used.has(unique)) unique = `${plain}_${++count}`;
    this.#counts.set(plain, count);
    this.#used.add(unique);
    this.#open.set(id, [...(this.#open.get(id) ?? []), unique]);
    return unique;
  }

  /** The id to send for a result. */
  forResult(id: string): string {
    return this.#open.get(id)?.shift() ?? toPlain(id);
  }
}

function toPlain(id: string): string {
  return id.replace(/[^a-zA-Z0-9_-]/g, '_') || 'call';
}
