import { MissingKeyError } from '../errors/missing-key-error.js';

export interface KeySettings {
  /** Name of the adapter, for the message. */
  readonly provider: string;
  /** Given by the user in code: wins. */
  readonly apiKey?: string | undefined;
  /** Names of environment variables, first match wins. Not read where keys belong to another origin. */
  readonly environment: readonly string[];
  readonly required: boolean;
}

/**
 * The keys of a provider: the one given, else the first environment variable that is set.
 *
 * @throws MissingKeyError when one is required and none is found
 */
export function findKeys({ provider, apiKey, environment, required }: KeySettings): readonly string[] {
  const found = [apiKey, ...environment.map(readEnvironment)].map((key) => key?.trim()).find((key) => key);
  if (found !== undefined) return [found];
  if (!required) return [];
  const where = environment.length === 0 ? '' : ` or set ${environment.join(' or ')}`;
  throw new MissingKeyError(`No API key for ${provider}: pass \`apiKey\`${where}`);
}

/** Works where there is no `process`, on edge runtimes. */
function readEnvironment(name: string): string | undefined {
  const holder: { process?: { env?: Record<string, string | undefined> } } = globalThis;
  return holder.process?.env?.[name];
}
