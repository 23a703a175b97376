import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A response that a provider really sent. */
export interface Recording {
  /** Folder and file name without its ending, such as `openai-chat/text-stream`. */
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly isStream: boolean;
  /** What it shows. */
  readonly what: string;
  /** Recorded, or reconstructed from a report. */
  readonly kind: string;
  /** The body of the request that was answered, where it was kept. */
  readonly request: unknown;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.sse': 'text/event-stream; charset=utf-8',
  '.ndjson': 'application/x-ndjson',
};

/**
 * Recordings of real responses, `<name>.json`, `.sse` or `.ndjson` with `<name>.meta.json` beside each. Empty where the
 * folder is absent: a suite then skips itself, visibly.
 *
 * @param folders - names of the folders inside `root` to read
 */
export function loadRecordings(root: URL, folders: readonly string[]): readonly Recording[] {
  return folders.flatMap((folder) => {
    const path = join(fileURLToPath(root), folder);
    if (!existsSync(path)) return [];
    const files = readdirSync(path).filter((file) => extname(file) in contentTypes && !file.endsWith('.meta.json'));
    return files.sort().map((file) => readRecording(path, folder, file));
  });
}

function readRecording(path: string, folder: string, file: string): Recording {
  const ending = extname(file);
  const name = file.slice(0, -ending.length);
  const meta = JSON.parse(readFileSync(join(path, `${name}.meta.json`), 'utf8'));
  const contentType = contentTypes[ending] ?? 'application/octet-stream';
  return {
    name: `${folder}/${name}`,
    status: meta.status ?? 200,
    headers: { 'content-type': contentType, ...wireHeaders(meta.headers ?? {}) },
    body: readFileSync(join(path, file)),
    isStream: ending !== '.json',
    what: meta.what,
    kind: meta.kind,
    request: meta.request?.body,
  };
}

/** Without the headers that belong to the connection of then. */
function wireHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const gone = ['transfer-encoding', 'content-length', 'content-encoding', 'connection'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.includes(name.toLowerCase())));
}
