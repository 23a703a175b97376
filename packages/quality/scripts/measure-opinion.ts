/**
 * Measures second opinions on recorded answers (`../shared/data/cascade-eval` beside the project root).
 * `npx esbuild packages/quality/scripts/measure-opinion.ts --bundle --platform=node --format=esm | node --input-type=module`
 */
import { readFileSync } from 'node:fs';
import { compareAnswers } from '../src/opinion/compare-answers.js';

interface Reply {
  readonly score: number;
  readonly costUsd: number;
  readonly answer?: string;
  readonly text?: string;
}
interface Row {
  readonly prompt: string;
  readonly responses: Readonly<Record<string, Reply>>;
}

const folder = process.env.CASCADE_EVAL ?? '../shared/data/cascade-eval';
const zeroEval = [
  'gpt-3.5-turbo-0125 gpt-4o gemini-1.5-flash',
  'gpt-3.5-turbo-0125 gpt-4o gpt-4o-mini',
  'gpt-4o-mini gpt-4o gemini-1.5-flash',
  'claude-3-haiku claude-3.5-sonnet gemini-1.5-flash',
  'claude-3-haiku claude-3.5-sonnet gpt-4o-mini',
  'llama-3.1-8b llama-3.1-405b gemini-1.5-flash',
  'llama-3.1-8b llama-3.1-405b gpt-4o-mini',
];
/** Drafter, strong model, opinion. */
const trios = {
  gsm: zeroEval,
  crux: zeroEval,
  'mmlu-pro': [
    'gemini-1.5-flash gemini-1.5-pro llama-3.1-8b',
    'llama-3.1-8b llama-3.1-70b gemini-1.5-flash',
    'mixtral-8x7b gemini-1.5-pro gemini-1.5-flash',
  ],
  nq: [
    'chatgpt-3.5 chatgpt-4 text-davinci-003',
    'chatgpt-3.5 chatgpt-4 dpr-fid',
    'text-davinci-003 chatgpt-4 chatgpt-3.5',
  ],
};

function textOf(reply: Reply): string {
  return reply.text ?? reply.answer ?? '';
}

function auroc(points: readonly { score: number; right: boolean }[]): number {
  const good = points.filter((point) => point.right);
  const bad = points.filter((point) => !point.right);
  let wins = 0;
  for (const a of good) for (const b of bad) wins += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
  return wins / (good.length * bad.length);
}

function measure(rows: readonly Row[], trio: string): string {
  const judged = rows.flatMap((row) => {
    const [draft, dear, second] = trio.split(' ').map((model) => row.responses[model]);
    if (!draft || !dear || !second) return [];
    const result = compareAnswers({ text: textOf(draft) }, { text: textOf(second) }, { prompt: row.prompt });
    return [{ ...result, accepted: result.comparable && result.agreement >= 0.5, draft, dear, second }];
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const accepted = judged.filter((row) => row.accepted);
  const comparable = judged.filter((row) => row.comparable);
  const spent = judged.map((row) => row.draft.costUsd + row.second.costUsd + (row.accepted ? 0 : row.dear.costUsd));
  const strong = mean(judged.map((row) => row.dear.score));
  const numbers = {
    coverage: comparable.length / judged.length,
    auroc: auroc(judged.map((row) => ({ score: row.comparable ? row.agreement : -1, right: row.draft.score >= 0.5 }))),
    right: mean(accepted.map((row) => row.draft.score)),
    accepted: accepted.length / judged.length,
    quality: mean(judged.map((row) => (row.accepted ? row.draft : row.dear).score)) / strong,
    saving: 1 - mean(spent) / mean(judged.map((row) => row.dear.costUsd)),
  };
  const cells = Object.entries(numbers).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  return `${trio.padEnd(50)} ${cells.join('  ')}`;
}

/** How often the reading of a text equals what the data's own parser took out of it. */
function matchRate(rows: readonly Row[], model: string): string {
  const same = rows.flatMap(({ prompt, responses }) => {
    const { text, answer } = responses[model] ?? {};
    if (text === undefined || answer === undefined) return [];
    return [compareAnswers({ text }, { text: answer }, { prompt }).agreement === 1];
  });
  return `${model}: ${same.filter(Boolean).length} of ${same.length} texts read as the data's parser read them`;
}

for (const [task, list] of Object.entries(trios)) {
  const lines = readFileSync(`${folder}/${task}.jsonl`, 'utf8').trim().split('\n');
  const rows = lines.map((line): Row => JSON.parse(line));
  const report = [
    ...Object.keys(rows[0]?.responses ?? {}).map((model) => matchRate(rows, model)),
    ...list.map((trio) => measure(rows, trio)),
  ];
  process.stdout.write(`${report.map((line) => `${task} ${line}`).join('\n')}\n`);
}
