import { dirname, join } from 'node:path';
import { type Environment, expandPath, type Folders } from '../files/folders.js';
import type { Settings } from '../settings/settings-shape.js';
import type { Placed } from '../shape/combine.js';
import type { Layers } from './read-layers.js';

/** All that has a say in paths. */
export interface PathSources extends Layers {
  readonly env: Environment;
  readonly cwd: string;
  readonly folders: Folders;
}

/** The SQLite file. Default `$XDG_DATA_HOME/cascade/db.sqlite`. */
export function databasePath(sources: PathSources): string {
  const path = findPath(sources, 'CASCADE_DATABASE', (settings) => settings.database?.path);
  return path ?? join(sources.folders.dataHome, 'cascade', 'db.sqlite');
}

/** The folder of failed prompts. Default `$XDG_DATA_HOME/cascade/failed_prompts`. */
export function failedPromptsDir(sources: PathSources): string {
  const dir = (settings: Settings) => (settings.failedPrompts ?? settings.failurePersistence)?.dir;
  const path = findPath(sources, 'CASCADE_FAILED_PROMPTS', dir);
  return path ?? join(sources.folders.dataHome, 'cascade', 'failed_prompts');
}

/** Environment, `.env`, nearest file; a relative path starts at the current folder or at the file it stands in. */
function findPath(
  { layers, dotenv, env, cwd, folders }: PathSources,
  variable: string,
  read: (settings: Settings) => Placed<string> | undefined,
): string | undefined {
  const given = env[variable];
  if (given) return expandPath(given, cwd, folders.home);
  const written = dotenv?.variables.get(variable);
  if (dotenv && written) return expandPath(written, dirname(dotenv.path), folders.home);
  const setting = layers.map(({ settings }) => read(settings)).find((found) => found !== undefined);
  return setting && expandPath(setting.value, dirname(setting.place.document.path), folders.home);
}
