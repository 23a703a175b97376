import type { Config } from '@cascade/config';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { UsageError } from '../../usage-error.js';

/**
 * The provider that a key belongs to: one that is set up, by its name, or a known one by any spelling.
 *
 * @throws UsageError when there is none: nobody would look for the key
 */
export async function findOwner(io: Io, name: string, configFile: string | undefined): Promise<string> {
  const { findProviderName } = await import('@cascade/config');
  const names = await namesIn(io, configFile);
  if (names?.includes(name)) return name;
  const known = findProviderName(name);
  if (known !== undefined) return known;
  if (names === undefined) return name;
  throw new UsageError(
    `There is no provider "${name}". Set it up with: cascade configure llm ${name} --base-url URL\nThere are ${names.join(', ')}`,
  );
}

/** Whose project this is plays no part: undefined where it is not trusted. */
async function namesIn(io: Io, configFile: string | undefined): Promise<Config['providerNames'] | undefined> {
  const { UntrustedProjectError } = await import('@cascade/config');
  try {
    return (await openConfig(io, configFile)).providerNames;
  } catch (error) {
    if (error instanceof UntrustedProjectError) return undefined;
    throw error;
  }
}
