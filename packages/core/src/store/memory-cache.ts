import type { CacheStore } from '../spec/cache-store.js';

interface Kept {
  readonly value: string;
  readonly expiresAtMs: number;
}

interface MemoryCacheLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** Answers in the memory of this process. When there is too much, what was asked for longest ago goes first. */
export function memoryCache({ maxEntries, maxBytes }: MemoryCacheLimits): CacheStore {
  // In the order in which they were last asked for.
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string): void {
    const old = kept.get(key);
    if (old === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(key, old.value);
  }

  function keep(key: string, entry: Kept): void {
    kept.set(key, entry);
    bytes += sizeOf(key, entry.value);
  }

  return {
    get: (key, nowMs) => {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      drop(key);
      if (entry.expiresAtMs <= nowMs) return undefined;
      keep(key, entry);
      return entry.value;
    },
    set: (key, value, expiresAtMs) => {
      drop(key);
      if (sizeOf(key, value) > maxBytes) return;
      keep(key, { value, expiresAtMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= maxEntries && bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}

/** An upper bound: engines keep text of Latin letters in half of it. */
function sizeOf(key: string, value: string): number {
  return 2 * (key.length + value.length);
}
