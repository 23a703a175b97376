import type { Io } from '../../io.js';
import { openSession } from '../../open-session.js';
import { formatTime } from '../../render/format.js';
import { renderTable } from '../../render/table.js';

export interface FailedListOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** `cascade failed list`: the prompts that nobody answered, oldest first. */
export async function failedListCommand(io: Io, { config: configFile, json }: FailedListOptions): Promise<number> {
  const { config, store } = await openSession(io, configFile);
  try {
    const prompts = await store.failedPrompts.list();
    if (json === true) await io.out(`${JSON.stringify(prompts, null, 2)}\n`);
    else if (prompts.length === 0) io.err(`No failed prompts in ${config.failedPromptsDir}\n`);
    else
      await io.out(
        await renderTable(
          io,
          ['time', 'cascade', 'file'],
          prompts.map(({ atMs, cascade, location }) => [formatTime(atMs), cascade, location]),
        ),
      );
    return 0;
  } finally {
    await store.close();
  }
}
