import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { UsageError } from '../usage-error.js';

export interface ResetOptions {
  readonly config?: string;
  readonly all?: boolean;
}

/** `cascade reset`: ends the cooldowns of an entry, or all of them. */
export async function resetCommand(io: Io, entry: string | undefined, { config, all }: ResetOptions): Promise<number> {
  if ((entry === undefined) === (all !== true)) {
    throw new UsageError('Which cooldowns shall end? Name an entry as `cascade status` shows it, or give --all');
  }
  const { store } = await openSession(io, config);
  try {
    const count = await store.cooldowns.clear(entry === undefined ? undefined : { entry });
    const nothing = entry === undefined ? 'Nothing was resting' : `"${entry}" was not resting. See: cascade status`;
    io.err(count === 0 ? `${nothing}\n` : `${count} ${count === 1 ? 'cooldown' : 'cooldowns'} ended\n`);
    return 0;
  } finally {
    await store.close();
  }
}
