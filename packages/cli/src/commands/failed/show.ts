import type { Io } from '../../io.js';
import { openSession } from '../../open-session.js';
import { UsageError } from '../../usage-error.js';
import { findLocations } from './find-location.js';

/** `cascade failed show`: one prompt with its attempts, as JSON. */
export async function failedShowCommand(
  io: Io,
  name: string,
  { config }: { readonly config?: string },
): Promise<number> {
  const { store } = await openSession(io, config);
  try {
    const [location] = await findLocations(store.failedPrompts, [name], io.cwd);
    const prompt = location === undefined ? undefined : await store.failedPrompts.read(location);
    if (prompt === undefined) throw new UsageError(`"${name}" cannot be read as a failed prompt`);
    await io.out(`${JSON.stringify(prompt, replaceBytes, 2)}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

/** Bytes are told by their number: a picture is nothing to read. */
function replaceBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `(${value.length} bytes)` : value;
}
