import type { KeyHome } from '@cascade/config';
import type { Io } from '../../io.js';
import { colors } from '../../render/colors.js';

/** The keyring of this machine, with files where there is none. */
export async function openKeys(io: Io) {
  const { openKeyStore } = await import('@cascade/config');
  return openKeyStore({ env: io.env, home: io.home, ...(io.keyring && { keyring: io.keyring }) });
}

/** Says where keys are kept now; a word of warning where that is a file. */
export function tellHome(io: Io, provider: string, count: number, home: KeyHome): void {
  const what = count === 1 ? 'the key' : `${count} keys`;
  if (home.in === 'keyring') {
    io.err(`kept ${what} of ${provider} in the keyring\n`);
    return;
  }
  io.err(`kept ${what} of ${provider} in ${home.path}\n`);
  const warning = 'there is no keyring here: the file is not encrypted, and whoever becomes you or root can read it';
  io.err(colors(io).yellow(`warning: ${warning}\n`));
}

/** For keys that were given as an argument. */
export function warnOfHistory(io: Io, given: string | undefined): void {
  if (given === undefined || given === '-') return;
  const warning =
    "the key now stands in the shell's history, and stood in the list of processes. Next time: --key - < FILE";
  io.err(colors(io).yellow(`warning: ${warning}\n`));
}
