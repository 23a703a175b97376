import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';

/** A file that only grows. */
export interface JournalFile {
  readonly path: string;
  /** One short write to the cache of the system, which outlives this process. Throws where there is no room. */
  append(lines: string): void;
  close(): void;
  remove(): void;
}

export function createJournalFile(path: string): JournalFile {
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_APPEND, 0o600);
  return {
    path,
    append: (lines) => {
      const bytes = Buffer.from(lines);
      // A disk that is nearly full takes a part.
      if (writeSync(file, bytes) < bytes.length) throw new Error(`${path}: no space left`);
    },
    close: () => closeSync(file),
    remove: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}
