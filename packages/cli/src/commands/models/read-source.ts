import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createPooledFetch } from '@cascade/fetch';
import type { Io } from '../../io.js';
import { UsageError } from '../../usage-error.js';

const mostBytes = 32 * 1024 * 1024;
const timeoutMs = 30_000;

/** The text at a URL or a path that the user has named. Nothing secret goes there, and no redirect is followed. */
export async function readSource(io: Io, from: string): Promise<string> {
  return /^https?:/i.test(from) ? download(io, from) : readLocal(resolve(io.cwd, from));
}

async function readLocal(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > mostBytes) throw new RangeError('it is larger than 32 MB');
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function download(io: Io, from: string): Promise<string> {
  const url = URL.canParse(from) ? new URL(from) : undefined;
  if (url === undefined) throw new UsageError(`${from} is not a URL`);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) {
    throw new UsageError(`${url.origin} is not encrypted: anybody in between could change prices. Use https`);
  }
  const fetch = createPooledFetch({ maxResponseBytes: mostBytes });
  try {
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`it answered with status ${response.status}`);
    return await response.text();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${url.origin} gave no prices: ${why}`);
  } finally {
    await fetch.close();
  }
}
