import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ConfigError } from '../config-error.js';

/** A file's text with the hash of exactly the bytes it was made of. */
export interface TextFile {
  readonly text: string;
  readonly sha256: string;
}

/** No configuration written by a person comes near it. */
export const maxFileBytes = 256 * 1024;

/**
 * Reads a small text file through one handle, so that what is judged is what is used. Never waits for a pipe or a device.
 *
 * @returns undefined where there is no such file, or no regular one
 * @throws ConfigError when it cannot be read, is larger than 256 KiB, or is not UTF-8
 */
export async function readTextFile(path: string): Promise<TextFile | undefined> {
  const bytes = await readBytes(path);
  if (bytes === undefined) return undefined;
  if (bytes.byteLength > maxFileBytes) {
    throw new ConfigError({
      file: path,
      problem: 'the file is larger than 256 KiB, which no configuration is',
      fix: 'Is it the right file?',
    });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (cause) {
    throw new ConfigError({ file: path, problem: 'the file is not UTF-8 text', fix: 'Save it as UTF-8.' }, { cause });
  }
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await handle.stat()).isFile()) return undefined;
    return await readUpTo(handle, maxFileBytes + 1);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENXIO') return undefined;
    throw new ConfigError(
      { file: path, problem: `the file cannot be read (${code ?? 'unknown reason'})`, fix: 'Check its permissions.' },
      { cause },
    );
  } finally {
    await handle?.close();
  }
}

async function readUpTo(handle: Awaited<ReturnType<typeof open>>, most: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await handle.read(buffer, length, most - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
