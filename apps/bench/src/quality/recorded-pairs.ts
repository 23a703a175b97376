import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Cast, type EvalRow, parseEvalRow, rowsOf } from '@cascade/quality/eval';

/** A cheap and a dear model on recorded questions. */
export interface RecordedPair {
  readonly name: string;
  /** Questions of one kind: never tested on what was trained on. */
  readonly group: string;
  readonly cast: Cast;
  readonly rows: readonly EvalRow[];
}

/** Beside the project, where it is there. */
export const recordedFolder = fileURLToPath(new URL('../../../../shared/data/cascade-eval', import.meta.url));

const zeroEval: readonly Cast[] = [
  { weak: 'gpt-3.5-turbo-0125', strong: 'gpt-4o', opinion: 'gemini-1.5-flash' },
  { weak: 'gpt-4o-mini', strong: 'gpt-4o', opinion: 'gemini-1.5-flash' },
  { weak: 'claude-3-haiku', strong: 'claude-3.5-sonnet', opinion: 'gemini-1.5-flash' },
  { weak: 'llama-3.1-8b', strong: 'llama-3.1-405b', opinion: 'gemini-1.5-flash' },
];

const sets: readonly { readonly file: string; readonly group: string; readonly casts: readonly Cast[] }[] = [
  { file: 'gsm', group: 'maths', casts: zeroEval },
  { file: 'crux', group: 'crux', casts: zeroEval },
  {
    file: 'mmlu-pro',
    group: 'mmlu',
    casts: [
      { weak: 'gemini-1.5-flash', strong: 'gemini-1.5-pro', opinion: 'llama-3.1-8b' },
      { weak: 'llama-3.1-8b', strong: 'llama-3.1-70b', opinion: 'gemini-1.5-flash' },
      { weak: 'mixtral-8x7b', strong: 'gemini-1.5-pro', opinion: 'gemini-1.5-flash' },
    ],
  },
  {
    file: 'nq',
    group: 'nq',
    casts: [
      { weak: 'chatgpt-3.5', strong: 'chatgpt-4', opinion: 'text-davinci-003' },
      { weak: 'text-davinci-003', strong: 'chatgpt-4', opinion: 'chatgpt-3.5' },
    ],
  },
];

/** Every pair worth trying, with its second opinion. */
export function recordedPairs(): readonly RecordedPair[] {
  return sets.flatMap(({ file, group, casts }) => {
    const rows = recordedRows(file);
    return casts.map((cast) => ({
      name: `${file} ${cast.weak} > ${cast.strong}`,
      group,
      cast,
      rows: rowsOf(rows, cast),
    }));
  });
}

/** The questions of one file. */
export function recordedRows(file: string): readonly EvalRow[] {
  const lines = readFileSync(join(recordedFolder, `${file}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map(parseEvalRow);
}

export function hasRecordings(): boolean {
  return existsSync(recordedFolder);
}
