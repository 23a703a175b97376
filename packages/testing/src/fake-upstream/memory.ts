const maxRemembered = 10_000;

/** What the fake upstream remembers between requests, bounded. */
export interface Memory {
  /** Ids of stored OpenAI responses, for `previous_response_id`. */
  readonly responseIds: BoundedMap<string, true>;
  /** OpenAI item id -> the id of the reasoning item that must precede it when it is sent back. */
  readonly reasoningBefore: BoundedMap<string, string>;
  /** Anthropic: prefixes that are in the prompt cache. */
  readonly cachedPrefixes: BoundedMap<string, true>;
}

/** A map that forgets its oldest entry when it is full. */
export class BoundedMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  set(key: Key, value: Value): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= maxRemembered) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

/** An empty memory. */
export function createMemory(): Memory {
  return { responseIds: new BoundedMap(), reasoningBefore: new BoundedMap(), cachedPrefixes: new BoundedMap() };
}
