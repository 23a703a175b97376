import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { UsageError } from '../../usage-error.js';

/**
 * The provider that a key belongs to: one that is set up, by its name, or a known one by any spelling; or a name that
 * `api_key_service` gives.
 *
 * @throws UsageError when there is none: nobody would look for the key
 */
export async function findOwner(io: Io, name: string, configFile: string | undefined): Promise<string> {
  const { findProviderName } = await import('@cascade/config');
  const names = await namesIn(io, configFile);
  if (names?.own.includes(name)) return name;
  const known = findProviderName(name);
  if (known !== undefined) return known;
  if (names === undefined) return name;
  throw new UsageError(
    `There is no provider "${name}". Set it up with: cascade configure llm ${name} --base-url URL\nThere are ${names.providers.join(', ')}`,
  );
}

interface Names {
  readonly providers: readonly string[];
  /** Those, and names of keys that providers share. */
  readonly own: readonly string[];
}

/** Whose project this is plays no part: undefined where it is not trusted. */
async function namesIn(io: Io, configFile: string | undefined): Promise<Names | undefined> {
  const { UntrustedProjectError } = await import('@cascade/config');
  try {
    const { providerNames: providers, keyServices } = await openConfig(io, configFile);
    return { providers, own: [...providers, ...keyServices] };
  } catch (error) {
    if (error instanceof UntrustedProjectError) return undefined;
    throw error;
  }
}
