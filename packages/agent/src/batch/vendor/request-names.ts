import { createHash } from 'node:crypto';
import type { ChatModel } from '@cascade/core/spec';

/** The same text for the same request to the same model, in all processes; 32 characters of `[a-zA-Z0-9_-]`. */
export function requestHash({ provider, origin, modelId }: ChatModel, group: string, body: string): string {
  const what = [provider, origin, modelId, group, body].join('\n');
  return createHash('sha256').update(what).digest('base64url').slice(0, 32);
}

/** Names for requests: equal ones that are under way at once are numbered. */
export class RequestNames {
  readonly #taken = new Set<string>();

  take(hash: string): string {
    for (let number = 0; ; number++) {
      const name = `${hash}-${number}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }

  /** A name that somebody else has made. */
  reserve(name: string): void {
    this.#taken.add(name);
  }

  giveBack(name: string): void {
    this.#taken.delete(name);
  }
}

/** The hash in a name. */
export function hashOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}
