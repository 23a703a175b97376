import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Draft, Gate, Verdict } from '@cascade/core';
import { qualityGate } from '@cascade/quality';
import { build, type Plugin } from 'esbuild';
import type { Figure } from '../figure.js';
import { cpuMicroseconds, interleave } from '../measure/interleave.js';
import { median } from '../measure/statistics.js';
import { prose, recorded, sums, type Texts, type Writer } from './judged-texts.js';
import { hasRecordings } from './recorded-pairs.js';

const source = new URL('../../../packages/quality/src/', import.meta.url);

/** What judging costs: CPU, and bytes. */
export async function costFigures(short: boolean): Promise<readonly Figure[]> {
  return [
    await judgeFigure('judging 4,000 characters in all', 2_000, short ? 200 : 400, 300),
    await judgeFigure('judging 4,000 of each', 4_000, short ? 200 : 400, 300),
    ...(hasRecordings()
      ? [await judgeFigure('judging 4,000 in all, recorded texts', 2_000, short ? 200 : 400, 300, recorded())]
      : []),
    await judgeFigure('judging 4,000 of each, sums', 4_000, short ? 200 : 400, 600, sums),
    await judgeFigure('judging 400,000 characters in all', 200_000, short ? 10 : 20, 5_000),
    weightsFigure(),
    await bundleFigure(),
  ];
}

/** A plan and a verdict without an opinion, for a prompt and a draft of so many characters each. */
async function judgeFigure(
  name: string,
  characters: number,
  calls: number,
  atMost: number,
  write: Writer = prose,
): Promise<Figure> {
  const gate = qualityGate({ opinion: { when: 'never' }, checks: { code: false } });
  const texts = Array.from({ length: 200 }, (_, turn) => ({
    question: write(characters, turn, 'question'),
    answer: write(characters, turn, 'answer'),
  }));
  await expectVerdicts(gate, texts);
  let turn = 0;
  const call = async (): Promise<unknown> => judgeOnce(gate, texts[turn++ % texts.length]);
  const [values = []] = await interleave([{ name, call }], {
    rounds: 20,
    callsPerBlock: calls / 4,
    warmUpCalls: 8 * calls,
    meter: cpuMicroseconds,
  });
  return {
    name,
    value: median(values),
    unit: 'µs',
    target: { atMost },
    detail: 'plan and verdict, CPU, code parsing apart',
  };
}

/** A draft that a hard check throws away is not weighed: its price would be another. */
async function expectVerdicts(gate: Gate, texts: readonly Texts[]): Promise<void> {
  const vetoes: string[] = [];
  for (const each of texts) vetoes.push(...((await judgeOnce(gate, each)).veto ?? []));
  if (vetoes.length > texts.length / 4)
    throw new Error(`Most of the texts are vetoed: ${[...new Set(vetoes)].join(', ')}`);
}

async function judgeOnce(gate: Gate, { question, answer } = nothing): Promise<Verdict> {
  const view = {
    name: 'bench',
    tiers: [
      { index: 0, entries: [] },
      { index: 1, entries: [] },
    ],
    opinions: [],
  };
  const request = { messages: [{ role: 'user', content: question } as const] };
  const plan = (await gate.plan?.(request, view)) ?? { startTier: 0, score: true, reasons: [] };
  const content = [{ type: 'text', text: answer } as const];
  const response = { content, finish: { reason: 'stop', usage: {} } } as const;
  const draft: Draft = { request, response, entry: 'cheap', tier: 0, tiersLeft: 1, plan, view, alongside: [] };
  const failure = { class: 'unsupported', scope: 'request', message: '' } as const;
  return gate.judge(draft, { signal, ask: async () => ({ failure }), embed: async () => undefined });
}

const nothing: Texts = { question: '', answer: '' };
const { signal } = new AbortController();

function weightsFigure(): Figure {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('weights.generated.ts'),
  );
  const bytes = files.reduce((total, file) => total + statSync(new URL(file, source)).size, 0);
  return {
    name: 'weights',
    value: bytes / 1_000,
    unit: 'kB',
    target: { atMost: 300 },
    detail: `${files.length} files, as shipped`,
  };
}

const withoutWeights: Plugin = {
  name: 'without-weights',
  setup(builder) {
    builder.onLoad({ filter: /weights\.generated\.ts$/ }, ({ path }) => {
      const names = readFileSync(path, 'utf8').matchAll(/export const (\w+)/g);
      return { contents: [...names].map(([, name]) => `export const ${name} = undefined;`).join('\n') };
    });
  },
};

async function bundleFigure(): Promise<Figure> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('index.ts', source))],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    conditions: ['cascade-source'],
    external: ['@babel/parser', '@lezer/python'],
    plugins: [withoutWeights],
  });
  const value = gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length / 1_000;
  return {
    name: '@cascade/quality without weights and parsers',
    value,
    unit: 'kB',
    target: { atMost: 40 },
    detail: 'gzipped',
  };
}
