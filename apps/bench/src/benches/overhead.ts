import { join } from 'node:path';
import { type CascadeOptions, createCascade, memoryStore } from '@cascade/core';
import { pooledFetch } from '@cascade/fetch';
import { createOpenAI } from '@cascade/providers-openai';
import { sqliteStore } from '@cascade/store-sqlite';
import OpenAI from 'openai';
import type { Bench, BenchOptions } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { cpuMicroseconds, interleave } from '../measure/interleave.js';
import { difference, median } from '../measure/statistics.js';
import { startUpstream } from '../upstream/start-upstream.js';
import { withFolder } from '../with-folder.js';

const model = 'gpt-4o-mini';
const prompt = 'What is the capital of France?';
const apiKey = 'sk-bench';

/** A script asks one question after the other, a service several at once: they share the turns of the event loop. */
const loads = [
  { inFlight: 1, how: 'one after another' },
  { inFlight: 8, how: 'eight at once' },
];

/** What Cascade costs in process beside the bare SDK on the same transport. */
export const overhead: Bench = {
  measures: 'CPU per call over the bare openai SDK on the same transport (pooledFetch), whole answers',
  run: (options) => withFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const upstream = await startUpstream();
  const baseURL = `${upstream.url}/v1`;
  const sdk = new OpenAI({ apiKey, baseURL, fetch: pooledFetch, maxRetries: 0 });
  const sqlite = sqliteStore({ path: join(folder, 'cascade.db') });
  const inMemory = cascadeOn(baseURL, memoryStore());
  const onSqlite = cascadeOn(baseURL, sqlite);
  const messages = [{ role: 'user', content: prompt } as const];
  try {
    const contenders = [
      { name: 'bare', call: () => sdk.chat.completions.create({ model, messages }) },
      { name: 'memory', call: () => inMemory.generate(prompt) },
      { name: 'SQLite', call: () => onSqlite.generate(prompt) },
    ];
    const plan = { callsPerBlock: 250, warmUpCalls: short ? 1_000 : 3_000, meter: cpuMicroseconds };
    const figures: Figure[] = [];
    for (const { inFlight, how } of loads) {
      const values = await interleave(contenders, { ...plan, rounds: short ? 12 : 60, inFlight });
      const [bare = [], memory = [], withSqlite = []] = values;
      figures.push(
        figure(`memory store, ${how}`, memory, bare, 60),
        figure(`SQLite and audit log, ${how}`, withSqlite, bare, 120),
      );
    }
    return figures;
  } finally {
    await Promise.all([inMemory.close(), onSqlite.close()]);
    await sqlite.close();
    upstream.stop();
  }
}

function cascadeOn(baseURL: string, store: NonNullable<CascadeOptions['store']>) {
  const price = { inputPer1M: 0.15, outputPer1M: 0.6 };
  return createCascade({ entries: [{ model: createOpenAI({ apiKey, baseURL }).chat(model), price }], store });
}

function figure(name: string, values: readonly number[], bare: readonly number[], atMost: number): Figure {
  const { median: value, interval } = difference(values, bare);
  const detail = `bare ${Math.round(median(bare))} µs, with Cascade x${(median(values) / median(bare)).toFixed(2)}`;
  return { name, value, interval, unit: 'µs', target: { atMost }, detail };
}
