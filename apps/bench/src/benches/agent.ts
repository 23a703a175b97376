import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CascadeAgent, type CascadeAgentOptions } from '@cascade/agent';
import { createCascade, memoryStore } from '@cascade/core';
import type { ChatModel, Provider } from '@cascade/core/spec';
import { qualityGate } from '@cascade/quality';
import type { Bench, BenchOptions } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { cpuMicroseconds, interleave, wallMicroseconds } from '../measure/interleave.js';
import { difference, median } from '../measure/statistics.js';
import { withFolder } from '../with-folder.js';

const question = 'What is the capital of France?';
const usage = { inputTokens: 14, outputTokens: 3 };
const batchItems = 10_000;

/** What `CascadeAgent` costs beside the cascade that it makes. */
export const agent: Bench = {
  measures: 'what CascadeAgent costs beside createCascade, with models that answer at once; its cache and batches',
  run: (options) =>
    withFolder(async (folder) => [
      ...(await runFigures(options)),
      await startFigure(folder, options),
      await cacheFigure(),
      await heapFigure(options),
    ]),
};

/** A model that answers at once, and counts. */
function countingModel(provider: string): { readonly model: ChatModel; readonly calls: () => number } {
  let calls = 0;
  const model: ChatModel = {
    specificationVersion: 'v1',
    provider,
    modelId: 'm',
    origin: `https://${provider}.invalid`,
    capabilities: {},
    async doGenerate() {
      calls++;
      return { content: [{ type: 'text', text: 'Paris.' }], finish: { reason: 'stop', usage } };
    },
    async *doStream() {
      yield { type: 'finish', finish: { reason: 'stop', usage } };
    },
  };
  return { model, calls: () => calls };
}

function agentOf(models: readonly ChatModel[], more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const keys = { environment: [], required: false };
  const providers = models.map(
    (model): Provider => ({
      specificationVersion: 'v1',
      name: model.provider,
      origin: model.origin,
      keys,
      chat: () => model,
    }),
  );
  return new CascadeAgent({
    models: providers.map((provider, tier) => ({ name: 'm', provider, cost: 0.001 * 10 ** tier })),
    ...more,
  });
}

async function runFigures({ short }: BenchOptions): Promise<readonly Figure[]> {
  const models = ['cheap', 'dear'].map((provider) => countingModel(provider).model);
  const cascade = createCascade({
    tiers: models.map((model, tier) => ({ model, price: { inputPer1M: 10 ** tier, outputPer1M: 10 ** tier } })),
    gate: qualityGate(),
    store: memoryStore(),
  });
  const one = agentOf(models);
  const plan = { rounds: short ? 20 : 80, callsPerBlock: 100, warmUpCalls: 2_000, meter: cpuMicroseconds };
  const figures: Figure[] = [];
  for (const [what, prompt] of [
    ['a question', question],
    ['a question of 400,000 characters', `${question} ${'and so on '.repeat(40_000)}`],
  ] as const) {
    const contenders = [
      { name: 'generate', call: () => cascade.generate(prompt) },
      { name: 'run', call: () => one.run(prompt) },
    ];
    const [generate = [], run = []] = await interleave(contenders, plan);
    const { median: value, interval } = difference(run, generate);
    const detail = `generate ${Math.round(median(generate))} µs, run ${Math.round(median(run))} µs`;
    figures.push({ name: `run, ${what}`, value, interval, unit: 'µs', target: { atMost: 80 }, detail });
  }
  await Promise.all([cascade.close(), one.close()]);
  return figures;
}

async function startFigure(folder: string, { short }: BenchOptions): Promise<Figure> {
  const empty = join(folder, 'empty.mjs');
  const making = join(folder, 'make.mjs');
  await writeFile(empty, '');
  await writeFile(
    making,
    `import { CascadeAgent } from '${import.meta.resolve('@cascade/agent')}';
    new CascadeAgent({ models: [{ name: 'gpt-4o-mini', provider: 'openai' }, { name: 'gpt-4o', provider: 'openai' }] });\n`,
  );
  const contenders = [empty, making].map((file) => ({
    name: file,
    async call() {
      const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
    },
  }));
  const plan = { rounds: short ? 10 : 50, callsPerBlock: 1, warmUpCalls: 2, meter: wallMicroseconds };
  const [bare = [], made = []] = await interleave(contenders, plan);
  const inMs = (list: readonly number[]) => list.map((value) => value / 1_000);
  const { median: value, interval } = difference(inMs(made), inMs(bare));
  const detail = `bare Node ${median(inMs(bare)).toFixed(1)} ms`;
  return { name: 'import and new CascadeAgent', value, interval, unit: 'ms', target: { atMost: 30 }, detail };
}

async function cacheFigure(): Promise<Figure> {
  const { model, calls } = countingModel('cheap');
  const one = agentOf([model], { cache: true });
  const results = await Promise.all(Array.from({ length: 1_000 }, () => one.run(question)));
  await one.close();
  const detail = `${results.filter(({ cached }) => cached).length} answers were given again`;
  return { name: 'calls of 1,000 equal questions at once', value: calls(), unit: '', target: { atMost: 1 }, detail };
}

/** How much more memory is held at the end of a batch than at its tenth part. */
async function heapFigure({ short }: BenchOptions): Promise<Figure> {
  const items = short ? batchItems / 5 : batchItems;
  const { model } = countingModel('cheap');
  const one = agentOf([model], { store: { cooldowns: memoryStore().cooldowns } });
  const heap = (): number => {
    global.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  async function* questions() {
    for (let place = 0; place < items; place++) yield `${question} ${place}`;
  }
  const startedAtMs = performance.now();
  let early = 0;
  for await (const { index } of one.batch(questions(), { concurrency: 8 })) if (index === items / 10) early = heap();
  const value = heap() - early;
  await one.close();
  const took = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  const detail = `${early.toFixed(1)} MB after the first tenth, ${took} s in all`;
  return { name: `memory that ${items} items of a batch add`, value, unit: 'MB', target: { atMost: 10 }, detail };
}
