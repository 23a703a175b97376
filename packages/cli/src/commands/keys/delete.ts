import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { findOwner } from './find-owner.js';
import { openKeys } from './keep-keys.js';

export interface KeysDeleteOptions {
  readonly id?: string;
  readonly config?: string;
}

/** `cascade keys delete`: drops the keys of a provider that are kept, or one of them. */
export async function keysDeleteCommand(io: Io, name: string, { id, config }: KeysDeleteOptions): Promise<number> {
  const store = await openKeys(io);
  // A provider that is no longer set up may have left a key behind.
  const isOrphan = (await store.providersWithFile()).includes(name);
  const provider = isOrphan ? name : await findOwner(io, name, config);
  if (id !== undefined) return deleteOne(io, provider, id);
  if (!(await store.delete(provider))) {
    io.err(`No key of ${provider} was kept. See: cascade keys list\n`);
    return exitCodes.unanswered;
  }
  io.err(`deleted what was kept of ${provider}\n`);
  return exitCodes.answered;
}

async function deleteOne(io: Io, provider: string, id: string): Promise<number> {
  const { keyId } = await import('@cascade/core/provider-kit');
  const store = await openKeys(io);
  const keys = await store.get(provider);
  const ids = await Promise.all(keys.map(keyId));
  const left = keys.filter((_, index) => ids[index] !== id);
  if (left.length === keys.length) {
    io.err(`No key of ${provider} with the id "${id}" is kept. See: cascade keys list\n`);
    return exitCodes.unanswered;
  }
  if (left.length === 0) await store.delete(provider);
  else await store.set(provider, left);
  io.err(`deleted one key of ${provider}; ${left.length} left\n`);
  return exitCodes.answered;
}
