import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { describeKey } from '../configure/list.js';
import { findOwner } from './find-owner.js';
import { openKeys } from './keep-keys.js';

export interface KeysGetOptions {
  readonly show?: boolean;
  readonly config?: string;
}

/** `cascade keys get`: the keys of a provider, masked; with `--show` those that are kept, as they are. */
export async function keysGetCommand(io: Io, name: string, { show, config }: KeysGetOptions): Promise<number> {
  const provider = await findOwner(io, name, config);
  if (show === true) {
    const keys = await (await openKeys(io)).get(provider);
    if (keys.length > 0) await io.out(`${keys.join('\n')}\n`);
    else io.err(`No key of ${provider} is kept\n`);
    return keys.length > 0 ? exitCodes.answered : exitCodes.unanswered;
  }
  const [found] = await (await openConfig(io, config)).describe([provider]);
  const { key, keys = [], problem } = found ?? {};
  for (const { masked, id } of keys) await io.out(`${masked}  (${id}, ${describeKey(key, 1)})\n`);
  if (keys.length > 0) return exitCodes.answered;
  io.err(
    `No key of ${provider}${problem === undefined ? (key?.from === 'none' ? `: ${key.help}` : '') : `: ${problem}`}\n`,
  );
  return exitCodes.unanswered;
}
