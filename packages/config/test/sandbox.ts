import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CascadeOptions, EntryOptions } from '@cascade/core';
import {
  ConfigError,
  type Environment,
  type ImportPackage,
  type KeyringPort,
  type LoadConfigOptions,
} from '../src/index.js';

/** A real folder with a home and a project in it. */
export interface Sandbox {
  readonly home: string;
  readonly project: string;
  /** Writes files by their path under the sandbox; `~/` is the home and `./` the project. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  link(target: string, path: string): Promise<void>;
  path(path: string): string;
  options(more?: Partial<LoadConfigOptions> & { env?: Environment }): LoadConfigOptions;
  remove(): Promise<void>;
}

/** Nothing is in it. */
export const emptyKeyring: KeyringPort = { get: async () => undefined };

/** A keyring with these keys by `service/user`; it notes what it was asked. */
export function keyringWith(keys: Readonly<Record<string, string>>): KeyringPort & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async get(service, user) {
      asked.push(`${service}/${user}`);
      return keys[`${service}/${user}`];
    },
  };
}

export async function createSandbox(): Promise<Sandbox> {
  const root = await mkdtemp(join(tmpdir(), 'cascade-config-'));
  const [home, project] = [join(root, 'home'), join(root, 'home', 'work', 'project')];
  await mkdir(join(project, '.git'), { recursive: true });
  const path = (name: string): string =>
    name.startsWith('~/') ? join(home, name.slice(2)) : name.startsWith('./') ? join(project, name.slice(2)) : name;
  const prepare = async (name: string): Promise<string> => {
    await mkdir(dirname(path(name)), { recursive: true });
    return path(name);
  };
  return {
    home,
    project,
    path,
    async write(files) {
      for (const [name, text] of Object.entries(files)) await writeFile(await prepare(name), text);
    },
    link: async (target, name) => symlink(target, await prepare(name)),
    options: (more) => ({ cwd: project, env: {}, home, keyring: emptyKeyring, importPackage: importAdapter, ...more }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

export const userFile = '~/.config/cascade/config.toml';

/** The adapters as they stand beside this package. */
export const importAdapter: ImportPackage = async (name) => {
  const [, folder, entry = '.'] = name.split('/');
  return import(new URL(`../../${folder}/src/${entry}/index.ts`, import.meta.url).href);
};

/** An entry's options, whatever way it was given. */
export async function firstEntry(options: Promise<CascadeOptions>): Promise<EntryOptions> {
  const entry = (await options).entries?.[0];
  if (entry === undefined || !('model' in entry)) throw new Error('There is no entry');
  return entry;
}

/** The keys that the engine would be given. */
export async function keysOf(options: Promise<CascadeOptions>): Promise<readonly string[]> {
  const { keys } = await firstEntry(options);
  return typeof keys === 'function' ? keys() : (keys ?? []);
}

/** What a rejected promise was rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<ConfigError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ConfigError) return error;
  throw new Error('There was no ConfigError', { cause: error });
}
