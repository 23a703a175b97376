/** Names of tables and numbers of list items from the top of a file down to a value. */
export type KeyPath = readonly (string | number)[];

/** A parsed configuration file that can say where in it something stands. */
export interface ConfigDocument {
  /** Absolute. */
  readonly path: string;
  readonly format: 'yaml' | 'toml';
  /** What the file holds: plain values. */
  readonly data: unknown;
  /** SHA-256 of the bytes that were read, in hex. */
  readonly sha256: string;
  /** The line, counted from 1, of the value of a key, or of the nearest table above it that stands in the file. */
  lineOf(path: KeyPath): number | undefined;
}

/** A spot in a file. */
export interface Place {
  readonly document: ConfigDocument;
  readonly path: KeyPath;
}

/** The place of a key or an item below another place. */
export function below({ document, path }: Place, ...steps: KeyPath): Place {
  return { document, path: [...path, ...steps] };
}

const plainName = /^[\w-]{1,100}$/;

/** A key path as people write it: `cascades.fast.entries[0].model`. */
export function formatKey(path: KeyPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += `${text === '' ? '' : '.'}${plainName.test(step) ? step : JSON.stringify(step.slice(0, 100))}`;
  }
  return text;
}
