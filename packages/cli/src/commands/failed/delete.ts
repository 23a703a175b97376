import type { Io } from '../../io.js';
import { openSession } from '../../open-session.js';
import { UsageError } from '../../usage-error.js';
import { findLocations } from './find-location.js';

export interface FailedDeleteOptions {
  readonly config?: string;
  readonly all?: boolean;
}

/** `cascade failed delete`: drops prompts for good. */
export async function failedDeleteCommand(
  io: Io,
  names: readonly string[],
  { config, all }: FailedDeleteOptions,
): Promise<number> {
  if ((names.length === 0) === (all !== true))
    throw new UsageError('Which prompts? Name them as `cascade failed list` shows them, or give --all');
  const { store } = await openSession(io, config);
  try {
    const locations = await findLocations(store.failedPrompts, names, io.cwd);
    let count = 0;
    for (const location of locations) if (await store.failedPrompts.remove(location)) count++;
    io.err(`${count} ${count === 1 ? 'prompt' : 'prompts'} deleted\n`);
    return 0;
  } finally {
    await store.close();
  }
}
