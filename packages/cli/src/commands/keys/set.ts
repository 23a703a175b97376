import { openForm } from '../../form/open-form.js';
import { readKeys } from '../../input/read-keys.js';
import type { Io } from '../../io.js';
import { UsageError } from '../../usage-error.js';
import { findOwner } from './find-owner.js';
import { openKeys, tellHome, warnOfHistory } from './keep-keys.js';

export interface KeysSetOptions {
  readonly key?: string;
  readonly add?: boolean;
  readonly config?: string;
}

/** `cascade keys set`: keeps the key, or the pool of keys, of a provider. */
export async function keysSetCommand(io: Io, name: string, { key, add, config }: KeysSetOptions): Promise<number> {
  const provider = await findOwner(io, name, config);
  const given = key === undefined ? await ask(io, provider) : await readKeys(io, key);
  const store = await openKeys(io);
  const keys = add === true ? [...new Set([...(await store.get(provider)), ...given])] : given;
  tellHome(io, provider, keys.length, await store.set(provider, keys));
  warnOfHistory(io, key);
  return 0;
}

async function ask(io: Io, provider: string): Promise<readonly string[]> {
  const form = await openForm(io);
  if (form === undefined) throw new UsageError(`Give the key: cascade keys set ${provider} --key - < FILE`);
  return readKeys(io, (await form.secret(`API key of ${provider}?`)).replace(/^\s*-\s*$/, ''));
}
