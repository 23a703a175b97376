import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { renderTable } from '../../render/table.js';
import { describeKey } from '../configure/list.js';
import { openKeys } from './keep-keys.js';

export interface KeysListOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** `cascade keys list`: every key by provider, masked, with where it is from. */
export async function keysListCommand(io: Io, { config: configFile, json }: KeysListOptions): Promise<number> {
  const config = await openConfig(io, configFile);
  const described = await config.describe(config.providerNames);
  const rows = described.flatMap(({ name, key, keys = [], origin = '' }) =>
    keys.map(({ id, masked }) => ({ provider: name, key: masked, id, from: describeKey(key, 1), origin })),
  );
  const orphans = (await (await openKeys(io)).providersWithFile()).filter(
    (name) => !config.providerNames.includes(name) && !config.keyServices.includes(name),
  );
  if (json === true) {
    await io.out(`${JSON.stringify({ keys: rows, withoutProvider: orphans }, null, 2)}\n`);
    return 0;
  }
  if (rows.length === 0) io.err('No keys yet. Keep one with: cascade keys set PROVIDER\n');
  else {
    const cells = rows.map(({ provider, key, id, from, origin }) => [provider, key, id, from, origin]);
    await io.out(await renderTable(io, ['provider', 'key', 'id', 'from', 'goes to'], cells));
  }
  for (const name of orphans) io.err(`A key of "${name}" is kept, and no such provider is set up\n`);
  return 0;
}
