import Anthropic from '@anthropic-ai/sdk';
import { type Cascade, createCascade } from '@cascade/core';
import { createAnthropic } from '@cascade/providers-anthropic';
import { createOpenAI } from '@cascade/providers-openai';
import OpenAI from 'openai';
import type { Bench } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { type Contender, cpuMicroseconds, interleave } from '../measure/interleave.js';
import { median, ratio } from '../measure/statistics.js';
import { startUpstream } from '../upstream/start-upstream.js';

const prompt = 'What is the capital of France?';
const messages = [{ role: 'user', content: prompt } as const];
const apiKey = 'sk-bench';
const openaiModel = 'gpt-4o-mini';
const anthropicModel = 'claude-haiku-4-5';

/** A whole call through engine, adapter and @cascade/fetch beside the vendor's SDK as its manual shows it. */
export const fetchBench: Bench = {
  measures: 'CPU of a whole call as a part of what the vendor SDK used plainly (global fetch) takes',
  async run({ short }) {
    const upstream = await startUpstream();
    const figures: Figure[] = [];
    try {
      for (const { name, plain, cascade } of pairs(upstream.url)) {
        const isStreamed = name.endsWith('streamed');
        const values = await interleave([plain, cascade], {
          rounds: short ? 10 : 40,
          callsPerBlock: isStreamed ? 50 : 200,
          warmUpCalls: (isStreamed ? 150 : 600) * (short ? 1 : 3),
          meter: cpuMicroseconds,
        });
        figures.push(figure(name, values));
      }
    } finally {
      upstream.stop();
    }
    return figures;
  },
};

interface Pair {
  readonly name: string;
  readonly plain: Contender;
  readonly cascade: Contender;
}

function pairs(url: string): readonly Pair[] {
  const openai = new OpenAI({ apiKey, baseURL: `${url}/v1` });
  const anthropic = new Anthropic({ apiKey, baseURL: url });
  const viaOpenai = createCascade({ entries: [createOpenAI({ apiKey, baseURL: `${url}/v1` }).chat(openaiModel)] });
  const viaAnthropic = createCascade({ entries: [createAnthropic({ apiKey, baseURL: url }).chat(anthropicModel)] });
  const chat = { model: openaiModel, messages };
  const message = { model: anthropicModel, max_tokens: 1_024, messages };
  return [
    pair('openai, whole', () => openai.chat.completions.create(chat), whole(viaOpenai)),
    pair(
      'openai, streamed',
      async () => drain(await openai.chat.completions.create({ ...chat, stream: true })),
      streamed(viaOpenai),
    ),
    pair('anthropic, whole', () => anthropic.messages.create(message), whole(viaAnthropic)),
    pair(
      'anthropic, streamed',
      async () => drain(await anthropic.messages.create({ ...message, stream: true })),
      streamed(viaAnthropic),
    ),
  ];
}

function pair(name: string, plain: Contender['call'], cascade: Contender['call']): Pair {
  return { name, plain: { name: 'plain', call: plain }, cascade: { name: 'cascade', call: cascade } };
}

function whole(cascade: Cascade): () => Promise<unknown> {
  return () => cascade.generate(prompt);
}

function streamed(cascade: Cascade): () => Promise<unknown> {
  return () => drain(cascade.stream(prompt));
}

async function drain(events: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _event of events) count++;
  return count;
}

function figure(name: string, [plain = [], cascade = []]: readonly number[][]): Figure {
  const { median: value, interval } = ratio(cascade, plain);
  const detail = `plain SDK ${Math.round(median(plain))} µs, with Cascade ${Math.round(median(cascade))} µs`;
  return { name, value, interval, unit: 'x', target: { atMost: 1 }, detail };
}
