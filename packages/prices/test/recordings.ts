import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));

/** Recorded responses lie beside the repository and are not part of it. */
export const recordingsArePresent = existsSync(join(folder, 'index.json'));

type Tree = Readonly<Record<string, unknown>>;

export interface Recording {
  readonly file: string;
  readonly wire: string;
  readonly modelId: string;
  /** Every usage object in the order sent, merged: streams repeat them with later fields winning. */
  readonly usage: Tree;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
export const tree = (value: unknown): Tree => (isTree(value) ? value : {});
export const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** All recordings that hold token counts; prefixes of them (`truncated`) and quoted errors are left out. */
export function recordingsWithUsage(): Recording[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'truncated' && entry.name !== 'reconstructed')
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => ({ wire: name, file: join(name, file) })))
    .filter(({ file }) => !file.endsWith('.meta.json') && !file.endsWith('.chunks.txt'))
    .flatMap(({ wire, file }) => read(wire, file) ?? []);
}

function read(wire: string, file: string): Recording | undefined {
  let modelId: string | undefined;
  let usage: Tree | undefined;
  for (const message of messagesOf(file)) {
    // Anthropic nests the first one in `message`, Responses all of them in `response`, Ollama has no nesting at all.
    for (const holder of [message, tree(message.message), tree(message.response)]) {
      const named = holder.model ?? holder.modelVersion;
      if (typeof named === 'string' && named !== '') modelId ??= named;
      const found = holder.usage ?? holder.usageMetadata ?? (holder.eval_count === undefined ? undefined : holder);
      if (isTree(found)) usage = { ...usage, ...found };
    }
  }
  return usage && modelId ? { file, wire, modelId, usage } : undefined;
}

function messagesOf(file: string): Tree[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const pieces = file.endsWith('.json') ? [text] : text.split(/\r?\n/).map((line) => line.replace(/^data: ?/, ''));
  return pieces.flatMap((piece) => {
    try {
      const parsed: unknown = JSON.parse(piece);
      return Array.isArray(parsed) ? parsed.filter(isTree) : isTree(parsed) ? [parsed] : [];
    } catch {
      return [];
    }
  });
}
