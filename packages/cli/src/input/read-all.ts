import type { Readable } from 'node:stream';
import { UsageError } from '../usage-error.js';

/** Longest input that is read. */
const maxInputBytes = 256 * 1024 * 1024;

/** All of standard input as text. */
export async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxInputBytes) throw new UsageError(`Standard input is larger than ${maxInputBytes / 1024 / 1024} MB`);
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks), 'Standard input');
}

/** Bytes as text; what is not UTF-8 is refused instead of sent half. */
export function decodeText(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${source} is not valid UTF-8 text. Convert it first, for instance: iconv -f latin1 -t utf-8`);
  }
}
