import type { IncomingMessage } from 'node:http';

/** What the real services refuse with 413. */
const maxBodyBytes = 32 * 1024 * 1024;
/** Files, and batches. */
const maxBatchBytes = 256 * 1024 * 1024;

/** Reads a request body, or says that it is too large (after reading it to its end, so that the client sees the answer). */
export async function readBody(request: IncomingMessage): Promise<{ text: string; tooLarge: boolean }> {
  const most = /\/(files|batches)(\?|$)/u.test(request.url ?? '') ? maxBatchBytes : maxBodyBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.byteLength;
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) return { text: '', tooLarge: true };
  return { text: Buffer.concat(chunks).toString('utf8'), tooLarge: false };
}
