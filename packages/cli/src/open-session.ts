import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { LoadedConfig } from '@cascade/config';
import type { Store } from '@cascade/core';
import type { Io } from './io.js';

/** What nearly every command needs: the configuration, and the store that it names. */
export interface Session {
  readonly config: LoadedConfig;
  readonly store: Required<Omit<Store, 'close'>> & { close(): Promise<void> };
}

/** @param configFile - given on the command line */
export async function openSession(io: Io, configFile: string | undefined): Promise<Session> {
  const config = await openConfig(io, configFile);
  // Loaded here, so that commands without a store do not pay for one.
  const { failedPromptFolder, sqliteStore } = await import('@cascade/store-sqlite');
  const database = sqliteStore({ path: config.databasePath });
  return {
    config,
    store: {
      cooldowns: database.cooldowns,
      runs: database.runs,
      failedPrompts: failedPromptFolder({ directory: config.failedPromptsDir }),
      close: async () => database.close(),
    },
  };
}

export async function openConfig(io: Io, configFile: string | undefined): Promise<LoadedConfig> {
  const { loadConfig } = await import('@cascade/config');
  const config = await loadConfig({
    cwd: io.cwd,
    env: io.env,
    home: io.home,
    importPackage,
    ...(configFile !== undefined && { configFile }),
  });
  for (const warning of config.warnings) io.err(`warning: ${warning}\n`);
  return config;
}

/** Adapters of our own come with the command; a third party's is looked for where the file that names it lies. */
async function importPackage(name: string, fromFile?: string): Promise<unknown> {
  if (name.startsWith('@cascade/') || fromFile === undefined) return import(name);
  return import(pathToFileURL(createRequire(fromFile).resolve(name)).href);
}
