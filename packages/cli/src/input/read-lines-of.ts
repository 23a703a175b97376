import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** Longest line that is read, in characters. */
const maxLineCharacters = 64 * 1024 * 1024;

/**
 * The lines of a file of JSON lines, each read by `parse`; empty ones are passed over. `-` is standard input.
 *
 * @throws UsageError that names file and line
 */
export async function readLinesOf<T>(io: Io, file: string, parse: (line: string) => T): Promise<readonly T[]> {
  const path = file === '-' ? 'standard input' : resolve(io.cwd, file);
  const rows: T[] = [];
  let number = 0;
  try {
    for await (const line of linesOf(file === '-' ? io.stdin : createReadStream(path), path)) {
      number++;
      if (line.trim() !== '') rows.push(parse(line));
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error instanceof Error ? { code: undefined, ...error, message: error.message } : {};
    if (code === 'ENOENT') throw new UsageError(`There is no file ${path}`);
    if (code !== undefined) throw new UsageError(`${path} cannot be read: ${message}`);
    throw new UsageError(`${path}, line ${number}: ${message}`);
  }
  if (rows.length === 0) throw new UsageError(`${path} has no rows`);
  return rows;
}

async function* linesOf(stream: AsyncIterable<Uint8Array | string>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decode(decoder, chunk, path);
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    size += first.length;
    if (size > maxLineCharacters) throw new UsageError(`${path} has a line that is too long: is it JSON lines?`);
    if (others.length === 0) continue;
    yield rest.join('');
    const last = others.pop() ?? '';
    yield* others;
    rest = [last];
    size = last.length;
  }
  yield rest.join('');
}

function decode(decoder: TextDecoder, chunk: Uint8Array, path: string): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new UsageError(`${path} is not valid UTF-8 text`);
  }
}
