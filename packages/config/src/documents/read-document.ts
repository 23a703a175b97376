import { ConfigError } from '../config-error.js';
import { below, type ConfigDocument, type Place } from './config-document.js';
import { parseToml } from './parse-toml.js';
import { parseYaml } from './parse-yaml.js';
import { placeError } from './place-error.js';
import { readTextFile } from './read-text-file.js';

/** Deeper than any setting, and shallow enough for every walk over the values. */
const maxDepth = 32;

/**
 * Reads a configuration file by the ending of its name.
 *
 * @returns undefined where there is none
 * @throws ConfigError when it cannot be read or parsed
 */
export async function readDocument(path: string): Promise<ConfigDocument | undefined> {
  const format = formatOf(path);
  const file = await readTextFile(path);
  if (file === undefined) return undefined;
  const parsed = format === 'yaml' ? await parseYaml(path, file.text) : await parseToml(path, file.text);
  const document = { path, format, sha256: file.sha256, ...parsed } as const;
  refuseStrangeness(parsed.data, { document, path: [] });
  return document;
}

function formatOf(path: string): 'yaml' | 'toml' {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.toml$/i.test(path)) return 'toml';
  throw new ConfigError({
    file: path,
    problem: 'the name of the file must end in .yaml, .yml or .toml',
    fix: 'Rename it.',
  });
}

/** Once for the whole file, so that nobody else has to think of it. */
function refuseStrangeness(value: unknown, place: Place): void {
  if (typeof value !== 'object' || value === null) return;
  if (place.path.length > maxDepth)
    throw placeError(place, 'is nested too deeply', `At most ${maxDepth} levels are read.`);
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const step of steps) {
    if (step === '__proto__') throw placeError(below(place, step), 'is not a name that may be used', 'Remove it.');
    refuseStrangeness(Reflect.get(value, step), below(place, step));
  }
}
