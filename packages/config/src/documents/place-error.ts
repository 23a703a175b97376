import { ConfigError } from '../config-error.js';
import { formatKey, type Place } from './config-document.js';

/** An error about a spot in a file. */
export function placeError(place: Place, problem: string, fix?: string, value?: string, cause?: unknown): ConfigError {
  const { document, path } = place;
  return new ConfigError(
    {
      file: document.path,
      line: document.lineOf(path),
      key: path.length === 0 ? undefined : formatKey(path),
      value,
      problem: path.length === 0 ? `the file ${problem}` : problem,
      fix,
    },
    { cause },
  );
}
