import { statSync } from 'node:fs';
import type { CooldownState } from '@cascade/core/spec';

/** What was read, as long as no process has written to the database since. */
export interface PeekCache {
  get(key: string): readonly CooldownState[] | undefined;
  /** Keeps what `read` gives, unless the database changes meanwhile. */
  fill(key: string, read: () => Promise<readonly CooldownState[]>): Promise<readonly CooldownState[]>;
  forget(): void;
}

// The clock of a file system may stand still between two writes, so that the second one is not seen: that ends here.
const maxAgeMs = 50;
const maxKeys = 1_000;

/**
 * To ask the system when the write-ahead log was last written costs a tenth of a query; with every call it is worth it.
 * Without such a file nothing is kept.
 */
export function createPeekCache(databasePath: string): PeekCache {
  const logPath = `${databasePath}-wal`;
  const states = new Map<string, readonly CooldownState[]>();
  let stamp: string | undefined;
  let readAtMs = 0;

  function stampNow(): string | undefined {
    const log = statSync(logPath, { throwIfNoEntry: false });
    return log && `${log.mtimeMs} ${log.size} ${log.ino}`;
  }

  function forget(): void {
    states.clear();
    stamp = undefined;
  }

  return {
    get: (key) => {
      if (stamp === undefined) return undefined;
      if (performance.now() - readAtMs <= maxAgeMs && stamp === stampNow()) return states.get(key);
      forget();
      return undefined;
    },
    fill: async (key, read) => {
      const before = stampNow();
      const found = await read();
      if (before === undefined || before !== stampNow()) return found;
      if (stamp !== before || states.size >= maxKeys) {
        forget();
        [stamp, readAtMs] = [before, performance.now()];
      }
      states.set(key, found);
      return found;
    },
    forget,
  };
}
