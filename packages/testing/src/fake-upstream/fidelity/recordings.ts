import { existsSync, readFileSync } from 'node:fs';
import { arrayOf, isJson, type Json, objectOf, stringOf } from '../json.js';

const folder = new URL('../../../../../../shared/fixtures/', import.meta.url);

/** One recorded exchange with a real service. */
export interface Recording {
  readonly name: string;
  readonly provider: string;
  readonly file: string;
  readonly kind: string;
  readonly status: number;
  readonly headers: Json;
  /** The request body, where it was kept. */
  readonly request: Json | undefined;
  readonly stream: boolean;
  /** The framing and the content type were added later: only the payloads are the service's. */
  readonly derived: boolean;
  readonly text: string;
}

/** Whether the recordings are there: they are no part of this repository. */
export const haveRecordings = existsSync(new URL('index.json', folder));

/** Every recording of a real service (not the reconstructed and the truncated ones). */
export function loadRecordings(): readonly Recording[] {
  if (!haveRecordings) return [];
  return arrayOf(JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')))
    .map(objectOf)
    .filter(
      ({ provider, file }) =>
        provider !== 'reconstructed' && provider !== 'truncated' && !String(file).endsWith('.chunks.txt'),
    )
    .map((row) => {
      const file = String(row.file);
      const body = objectOf(row.request).body;
      return {
        name: `${row.provider}/${row.name}`,
        provider: String(row.provider),
        file,
        kind: String(row.kind),
        status: Number(row.status),
        headers: objectOf(row.headers),
        request: isJson(body) ? body : undefined,
        derived: String(row.body).startsWith('derived'),
        stream: !file.endsWith('.json'),
        text: readFileSync(new URL(file, folder), 'utf8'),
      };
    });
}

/** One event of a stream as it was on the wire. */
export interface ParsedEvent {
  readonly event: string | undefined;
  readonly data: Json;
}

/** Reads an event stream or NDJSON. Comments and `[DONE]` are left out. */
export function parseEvents(text: string): ParsedEvent[] {
  if (!/^(data|event|:)/mu.test(text))
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ event: undefined, data: objectOf(JSON.parse(line)) }));
  return text
    .split(/\r?\n\r?\n/u)
    .map((block) => block.split(/\r?\n/u))
    .flatMap((lines) => {
      const data = lines
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim())
        .join('');
      if (data === '' || data === '[DONE]') return [];
      return [
        {
          event: stringOf(
            lines
              .find((line) => line.startsWith('event:'))
              ?.slice(6)
              .trim(),
          ),
          data: objectOf(JSON.parse(data)),
        },
      ];
    });
}

/** Every value of a key, at any depth. */
export function findAll(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => findAll(item, key));
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...findAll(inner, key)]);
}
