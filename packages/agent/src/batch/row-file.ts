import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { ConfigurationError } from '@cascade/core';
import { rowLines } from './row-lines.js';

/** A file of JSON lines, one a row. Of rows with the same key the last one counts. */
export interface RowFile {
  has(key: string): boolean;
  /** In the order in which they came first. */
  keys(): Iterable<string>;
  /** Undefined when there is none. */
  read(key: string): Promise<unknown>;
  /** Adds a row; when it resolves, the row survives the death of the process. */
  append(key: string, row: object): Promise<void>;
  /** @param order - write the file anew: rows in the order of these keys, then all others, none twice; all or nothing */
  close(order?: Iterable<string>): Promise<void>;
}

/** Where a row lies, in bytes, without the end of its line. */
interface Place {
  readonly start: number;
  readonly length: number;
}

/**
 * Opens a file of rows to go on with, or makes it, readable by its owner only. A last line that was torn by a crash is
 * dropped.
 *
 * @param keyOf - the key of a row; undefined for what is no row of such a file
 * @throws ConfigurationError when the file holds something else: it is left as it is
 */
export async function openRowFile(path: string, keyOf: (row: unknown) => string | undefined): Promise<RowFile> {
  const file = await open(path, 'a+', 0o600);
  try {
    const places = new Map<string, Place>();
    let size = 0;
    for await (const { text, start, length, isWhole } of rowLines(file)) {
      const key = text === '' ? undefined : keyOfLine(text, keyOf);
      if (key !== undefined) {
        places.set(key, { start, length });
        size = start + length + 1;
        if (!isWhole) await file.appendFile('\n');
      } else if (isWhole || !text.startsWith('{') || isJson(text)) {
        throw new ConfigurationError(`${path} is not a file of this batch's rows: name another one, or remove it`);
      } else await file.truncate(start);
    }
    return rowFile(path, file, places, size);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function rowFile(path: string, file: FileHandle, places: Map<string, Place>, firstSize: number): RowFile {
  let size = firstSize;
  let writing: Promise<void> = Promise.resolve();

  async function bytesOf(key: string): Promise<Buffer | undefined> {
    const place = places.get(key);
    if (place === undefined) return undefined;
    const bytes = Buffer.alloc(place.length);
    await file.read(bytes, 0, place.length, place.start);
    return bytes;
  }

  async function write(key: string, line: Buffer): Promise<void> {
    await file.appendFile(line);
    places.set(key, { start: size, length: line.length - 1 });
    size += line.length;
  }

  return {
    has: (key) => places.has(key),
    keys: () => [...places.keys()],
    read: async (key) => {
      const bytes = await bytesOf(key);
      return bytes === undefined ? undefined : JSON.parse(bytes.toString());
    },
    append: (key, row) => {
      const line = Buffer.from(`${JSON.stringify(row)}\n`);
      // After a line that was not written whole there must be no other.
      writing = writing.then(() => write(key, line));
      return writing;
    },
    close: async (order) => {
      try {
        await writing;
        const keys = order && [...new Set([...order, ...places.keys()])].filter((key) => places.has(key));
        if (keys !== undefined) await replace(path, keys, bytesOf);
        else await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function replace(
  path: string,
  keys: readonly string[],
  bytesOf: (key: string) => Promise<Buffer | undefined>,
): Promise<void> {
  const spare = `${path}.part`;
  const file = await open(spare, 'w', 0o600);
  try {
    for (const key of keys) await file.appendFile(Buffer.concat([(await bytesOf(key)) ?? Buffer.of(), newLine]));
    await file.sync();
    await file.close();
    await rename(spare, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(spare, { force: true });
    throw error;
  }
}

const newLine = Buffer.from('\n');

function keyOfLine(text: string, keyOf: (row: unknown) => string | undefined): string | undefined {
  try {
    return keyOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
