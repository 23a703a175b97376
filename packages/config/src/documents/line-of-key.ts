import type { KeyPath } from './config-document.js';

/** How a key path is written in a table of lines. */
export function lineKey(path: KeyPath): string {
  return JSON.stringify(path);
}

/** The line of a key, or of the nearest table above it. */
export function lineOfKey(lines: ReadonlyMap<string, number>, path: KeyPath): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(lineKey(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}
