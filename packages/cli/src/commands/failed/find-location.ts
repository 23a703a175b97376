import { basename, isAbsolute, resolve } from 'node:path';
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
  return names.map((name) => {
    const path = isAbsolute(name) ? name : resolve(cwd, name);
    const found = prompts.find(({ location, id }) => location === path || basename(location) === name || id === name);
    if (found === undefined) throw new UsageError(`There is no failed prompt "${name}". See: cascade failed list`);
    return found.location;
  });
}
