import { basename, resolve } from 'node:path';
import type { FailedPromptStore } from '@cascade/core/spec';
import { UsageError } from '../../usage-error.js';

/** The failed prompts that are meant: by path, file name or run id; all of them without a name. */
export async function findLocations(
  store: FailedPromptStore,
  names: readonly string[],
  cwd: string,
): Promise<readonly string[]> {
  const prompts = await store.list();
  if (names.length === 0) return prompts.map(({ location }) => location);
  return Promise.all(names.map((name) => findLocation(store, prompts, name, resolve(cwd, name))));
}

async function findLocation(
  store: FailedPromptStore,
  prompts: readonly { readonly location: string; readonly id: string }[],
  name: string,
  path: string,
): Promise<string> {
  const found = prompts.find(({ location, id }) => location === path || basename(location) === name || id === name);
  if (found !== undefined) return found.location;
  // A file elsewhere: one that had to be kept among the temporary files, or was brought from another machine.
  if ((await store.read(path)) !== undefined) return path;
  throw new UsageError(`There is no failed prompt "${name}". See: cascade failed list`);
}
