import { nearest } from '@cascade/core/provider-kit';
import { ConfigError } from '../config-error.js';
import { placeError } from '../documents/place-error.js';
import type { Environment } from '../files/folders.js';
import type { CascadePlan } from './merge-cascades.js';
import type { Layers } from './read-layers.js';

/** Names a cascade: beats every file. */
export const defaultCascadeVariable = 'CASCADE_DEFAULT_CASCADE';

/**
 * The cascade to use when none is named: by the environment, else by the nearest file.
 *
 * @throws ConfigError when there is no such cascade
 */
export function defaultCascade(
  { layers, dotenv }: Layers,
  env: Environment,
  cascades: ReadonlyMap<string, CascadePlan>,
): string | undefined {
  const fromEnvironment = env[defaultCascadeVariable] || dotenv?.variables.get(defaultCascadeVariable);
  const setting = layers.find(({ settings }) => settings.defaultCascade !== undefined)?.settings.defaultCascade;
  const name = fromEnvironment || setting?.value;
  if (name === undefined || cascades.has(name)) return name;
  const guess = nearest(name, cascades.keys());
  const fix =
    guess === undefined ? `There are: ${[...cascades.keys()].join(', ') || 'none'}.` : `Did you mean "${guess}"?`;
  const [problem, value] = ['names a cascade that is not set up', JSON.stringify(name.slice(0, 100))];
  if (fromEnvironment || setting === undefined)
    throw new ConfigError({ key: defaultCascadeVariable, value, problem, fix });
  throw placeError(setting.place, problem, fix, value);
}
