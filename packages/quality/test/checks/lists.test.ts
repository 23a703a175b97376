import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hardChecks } from '../../src/checks/hard-checks.js';
import type { DraftView } from '../../src/draft-view.js';

type Row = Pick<DraftView, 'prompt' | 'finishReason' | 'tools' | 'toolCalls'> & {
  readonly id: string;
  readonly kind: string;
  readonly draft: string;
  readonly responseSchema?: DraftView['jsonSchema'];
};

/** Written without sight of the checks. They have been read since, and guard what was reached. */
const lists: readonly (readonly [name: string, least: number, mostVetoed: number])[] = [
  ['tricky-1', 0.85, 0.01],
  ['tricky-2', 0.8, 0.01],
  ['tricky-3', 0.8, 0.04],
  ['usual-1', 0.95, 0.01],
  ['usual-2', 0.9, 0.01],
  ['usual-3', 0.7, 0.01],
  ['usual-4', 0.9, 0.015],
  ['usual-5', 0.9, 0.02],
  ['usual-6', 0.85, 0.01],
  ['usual-7', 0.96, 0.01],
  ['usual-8', 0.93, 0.01],
  ['usual-9', 0.93, 0.01],
  ['usual-10', 0.9, 0.01],
  ['usual-11', 0.93, 0.01],
  ['usual-12', 0.84, 0.01],
];

async function read(name: string): Promise<readonly (readonly [row: Row, vetoed: boolean])[]> {
  const text = readFileSync(new URL(`../lists/${name}.jsonl`, import.meta.url), 'utf8');
  const rows: readonly Row[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Promise.all(
    rows.map(async (row) => {
      const { draft, responseSchema, ...view } = row;
      const findings = await hardChecks({
        ...view,
        text: draft,
        ...(responseSchema && { jsonSchema: responseSchema }),
      });
      return [row, findings.length > 0] as const;
    }),
  );
}

describe.each(lists)('the list %s', (name, least, mostVetoed) => {
  it('has its bad drafts of every kind thrown away, and its good ones not', async () => {
    const rows = await read(name);
    const shareOf = (kind: string): number => {
      const all = rows.filter(([row]) => row.kind === kind);
      return all.filter(([, vetoed]) => vetoed).length / all.length;
    };
    const kinds = [...new Set(rows.map(([{ kind }]) => kind))].filter((kind) => kind !== 'good');
    const missed = rows
      .filter(([row, vetoed]) => vetoed === (row.kind === 'good'))
      .map(([{ id, kind }]) => `${kind} ${id}`);
    for (const kind of kinds) expect(shareOf(kind), `${kind}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(least);
    expect(shareOf('good'), missed.join('\n')).toBeLessThanOrEqual(mostVetoed);
  });
});
