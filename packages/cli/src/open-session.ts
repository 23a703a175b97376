import type { Config } from '@cascade/config';
import type { Store } from '@cascade/core';
import type { Io } from './io.js';
import { promptShelf } from './prompt-shelf.js';

/** What nearly every command needs: the configuration, and the store that it names. */
export interface Session {
  readonly config: Config;
  readonly store: Required<Omit<Store, 'close'>> & { close(): Promise<void> };
}

/** @param configFile - given on the command line */
export async function openSession(io: Io, configFile: string | undefined): Promise<Session> {
  const config = await openConfig(io, configFile);
  // Loaded here, so that commands without a store do not pay for one.
  const { failedPromptFolder, sqliteStore } = await import('@cascade/store-sqlite');
  const database = sqliteStore({ path: config.databasePath, ...config.retention });
  return {
    config,
    store: {
      cooldowns: database.cooldowns,
      ledger: database.ledger,
      runs: database.runs,
      cache: database.cache,
      failedPrompts: promptShelf(config.failedPromptsDir, (directory) =>
        failedPromptFolder({ directory, ...config.failedPromptLimits }),
      ),
      close: async () => database.close(),
    },
  };
}

/** The configuration alone, for commands that need no store. */
export async function openConfig(io: Io, configFile: string | undefined): Promise<Config> {
  const { importPackage, loadConfig } = await import('@cascade/config');
  return loadConfig({
    cwd: io.cwd,
    env: io.env,
    home: io.home,
    // Adapters of our own come with this command; a third party's is looked for where the file that names it lies.
    importPackage: (name, fromFile) => (name.startsWith('@cascade/') ? import(name) : importPackage(name, fromFile)),
    ...(io.keyring && { keyring: io.keyring }),
    ...(configFile !== undefined && { configFile }),
  });
}
