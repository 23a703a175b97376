import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '@cascade/core/spec';
import { scriptedModel } from '@cascade/testing/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AgentBatchOutcome, type BatchItem, type BatchProgress, CascadeAgent } from '../index.js';
import { type BatchWork, openRowFile, runInOrder } from './index.js';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cascade-batch-'));
});
afterAll(() => rm(folder, { recursive: true }));
const freshPath = (): string => join(folder, `${++files}.jsonl`);

/** An agent of one model that answers in turn. */
function agentOf(replies: Parameters<typeof scriptedModel>[0]['replies']) {
  const model = scriptedModel({ provider: 'house', replies });
  const keys = { environment: [], required: false };
  const provider: Provider = {
    specificationVersion: 'v1',
    name: 'house',
    origin: model.origin,
    keys,
    chat: () => model,
  };
  const agent = new CascadeAgent({
    models: [{ name: 'model', provider, cost: 0.001 }],
    retry: { delaysMs: [] },
    cooldown: { afterFailures: 1_000 },
  });
  return { agent, model };
}

const texts = (outcomes: readonly AgentBatchOutcome[]) =>
  outcomes.map((outcome) => ('result' in outcome ? outcome.result.content : String(outcome.error)));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('runBatch', () => {
  it('gives results in the order of the items, a failure among them as a value', async () => {
    const { agent } = agentOf(['one', { failure: { class: 'server' } }, 'three']);
    const steps: BatchProgress[] = [];
    const items: readonly BatchItem[] = [
      'a',
      [{ role: 'user', content: 'b' }],
      { input: 'c', options: { maxTokens: 5 } },
    ];
    const outcomes = await agent.runBatch(items, { concurrency: 1, onProgress: (progress) => steps.push(progress) });
    expect(outcomes.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(outcomes).toMatchObject([
      { result: { content: 'one' } },
      { error: { code: 'all-tiers-failed' } },
      { result: { content: 'three' } },
    ]);
    expect(steps.map(({ done, failed, total }) => [done, failed, total])).toEqual([
      [1, 0, 3],
      [2, 1, 3],
      [3, 1, 3],
    ]);
    expect(steps.at(-1)?.costUsd).toBeGreaterThan(0);
  });

  it('asks nothing more once a budget has refused, and says so of the rest', async () => {
    const { agent, model } = agentOf(['one']);
    const items = ['a', { input: 'b', options: { maxCost: 0 } }, 'c', 'd'];
    const outcomes = await agent.runBatch(items, { concurrency: 1, stopOnBudget: true });
    expect(model.calls).toHaveLength(1);
    expect(outcomes.slice(1)).toMatchObject([1, 2, 3].map((index) => ({ index, error: { code: 'budget-exceeded' } })));
    const goesOn = agentOf(['one']);
    await goesOn.agent.runBatch(items, { concurrency: 1 });
    expect(goesOn.model.calls).toHaveLength(3);
  });

  it('gives each item that is not asked an error of its own, with nothing of the first', async () => {
    // Its tool is executed, and then there is no money left for the next step.
    const toolCall = { type: 'tool-call' as const, id: '1', name: 'look', input: {} };
    const finish = { usage: { inputTokens: 1_000, outputTokens: 1_000 } };
    const { agent, model } = agentOf([{ content: [toolCall], finish }, 'never']);
    const look = { input: z.object({}), execute: () => 'seen' };
    const first = { input: 'a', options: { tools: { look }, maxCost: 0.002, maxTokens: 1_000 } };
    const costs: number[] = [];
    const onProgress = ({ costUsd }: BatchProgress) => costs.push(costUsd);
    const outcomes = await agent.runBatch([first, 'b', 'c'], { concurrency: 1, stopOnBudget: true, onProgress });
    const [refused, ...others] = outcomes.map((outcome) => ('error' in outcome ? outcome.error : undefined));
    expect(refused).toMatchObject({ code: 'budget-exceeded', attempts: [{}], steps: [{}] });
    expect(new Set([refused, ...others]).size).toBe(3);
    for (const [place, error] of others.entries()) {
      expect(error).toMatchObject({ code: 'budget-exceeded', attempts: [], cascade: 'agent', cause: refused });
      expect(error).not.toHaveProperty('steps');
      expect(String(error)).toContain(`item ${place + 1} was not asked, since a budget refused item 0`);
    }
    expect(costs).toEqual([0.002, 0.002, 0.002]);
    expect(model.calls).toHaveLength(1);
  });

  it('stops where a draft was thrown away and a budget refused the dear model', async () => {
    const cheap = scriptedModel({ provider: 'cheap', replies: [{ text: 'I cannot help with that.' }] });
    const dear = scriptedModel({ provider: 'dear', replies: ['Paris.'] });
    const keys = { environment: [], required: false };
    const providerOf = (model: typeof cheap): Provider => ({
      ...{ specificationVersion: 'v1', name: model.provider, origin: model.origin, keys },
      chat: () => model,
    });
    const agent = new CascadeAgent({
      models: [
        { name: 'model', provider: providerOf(cheap), cost: 0 },
        { name: 'model', provider: providerOf(dear), cost: 1 },
      ],
      quality: { ownChecks: [() => ({ veto: 'mine', reason: 'no' })] },
    });
    const items = ['a', 'b', 'c'].map((input) => ({ input, options: { maxCost: 0.000_1 } }));
    const outcomes = await agent.runBatch(items, { concurrency: 1, stopOnBudget: true });
    expect(outcomes).toMatchObject(items.map(() => ({ error: { code: 'budget-exceeded' } })));
    expect([cheap.calls.length, dear.calls.length]).toEqual([1, 0]);
  });

  it('ends with the reason of its signal, and cancels what is asked', async () => {
    const { agent, model } = agentOf([{ text: 'slow', delayMs: 5_000 }]);
    const controller = new AbortController();
    const batch = agent.runBatch(['a', 'b', 'c'], { concurrency: 2, signal: controller.signal });
    await expect.poll(() => model.calls.length).toBe(2);
    controller.abort(new Error('enough'));
    await expect(batch).rejects.toThrow('enough');
    expect(model.calls.map(({ wasAborted }) => wasAborted)).toEqual([true, true]);
  });

  it.each<[unknown, object, string]>([
    ['a text', {}, 'items must be a list'],
    [[], { concurency: 1 }, 'did you mean "concurrency"?'],
    [[], { onProgress: 1 }, 'onProgress must be a function'],
    [[], { stopOnBudget: 'yes' }, 'stopOnBudget must be true or false'],
    [[], { concurrency: 0 }, 'concurrency must be a whole number of at least 1'],
  ])('says what is wrong: %j, %j', async (items, options, message) => {
    await expect(agentOf(['x']).agent.runBatch(items as BatchItem[], options)).rejects.toThrow(message);
  });
});

describe('a batch with a file', () => {
  it('goes on where it was left, and asks nothing twice', async () => {
    const resume = freshPath();
    const before = agentOf(['one', { failure: { class: 'server' } }, 'three']);
    await before.agent.runBatch(['a', 'b', 'c'], { resume, concurrency: 1 });
    expect((await stat(resume)).mode & 0o777).toBe(0o600);
    const after = agentOf(['two']);
    const progress: BatchProgress[] = [];
    const outcomes = await after.agent.runBatch(['a', 'b', 'c'], { resume, onProgress: (each) => progress.push(each) });
    expect(texts(outcomes)).toEqual(['one', 'two', 'three']);
    expect(after.model.calls).toHaveLength(1);
    expect(progress.at(-1)).toMatchObject({ done: 3, resumed: 2, failed: 0 });
  });

  it('asks what was changed meanwhile', async () => {
    const resume = freshPath();
    await agentOf(['one']).agent.runBatch(['a', 'b'], { resume });
    const { agent, model } = agentOf(['new']);
    expect(texts(await agent.runBatch(['a', 'B'], { resume }))).toEqual(['one', 'new']);
    expect(model.calls).toHaveLength(1);
  });

  it('gives what a schema makes of an answer, the first time and from the file', async () => {
    const resume = freshPath();
    const output = z.object({
      at: z.string().transform((text) => new Date(text)),
      tags: z.array(z.string()).default([]),
    });
    const items = [{ input: 'when?', options: { output } }];
    const made = { at: new Date('2026-01-02T03:04:05.000Z'), tags: [] };
    for (const calls of [1, 0]) {
      const { agent, model } = agentOf(['{"at":"2026-01-02T03:04:05.000Z"}']);
      expect(await agent.runBatch(items, { resume })).toMatchObject([{ result: { object: made } }]);
      expect(model.calls).toHaveLength(calls);
    }
    expect(JSON.parse(await readFile(resume, 'utf8')).result.object).toEqual({ at: '2026-01-02T03:04:05.000Z' });
  });

  it('says of an output that is none what a call says', async () => {
    const items = [5, null, { '~standard': null }].map((output) => ({ input: 'a', options: { output } as object }));
    const outcomes = await agentOf(['x']).agent.runBatch(items, { resume: freshPath() });
    expect(outcomes).toMatchObject(items.map(() => ({ error: { code: 'configuration' } })));
  });

  it('asks again where what is kept is not what the schema wants now', async () => {
    const resume = freshPath();
    const ask = async (output: z.ZodType, reply: string) => {
      const [outcome] = await agentOf([reply]).agent.runBatch([{ input: 'who?', options: { output } }], { resume });
      return outcome && 'result' in outcome && outcome.result.object;
    };
    expect(await ask(z.object({ name: z.string() }), '{"name":"Ada"}')).toEqual({ name: 'Ada' });
    expect(await ask(z.object({ name: z.string().max(2) }), '{"name":"Al"}')).toEqual({ name: 'Al' });
  });

  it('passes over a line that a crash has torn', async () => {
    const resume = freshPath();
    await agentOf(['one', 'two']).agent.runBatch(['a', 'b'], { resume, concurrency: 1 });
    const lines = (await readFile(resume, 'utf8')).split('\n');
    await writeFile(resume, `${lines[0]}\n${lines[1]?.slice(0, 60)}`);
    for (const calls of [1, 0]) {
      const { agent, model } = agentOf(['two again']);
      expect(texts(await agent.runBatch(['a', 'b'], { resume }))).toEqual(['one', 'two again']);
      expect(model.calls).toHaveLength(calls);
    }
  });

  it('keeps images of the conversation', async () => {
    const resume = freshPath();
    const content = [
      { type: 'media' as const, mediaType: 'image/png', data: new Uint8Array([1, 2, 3]) },
      { type: 'media' as const, mediaType: 'image/png', data: new URL('https://example.com/a.png') },
    ];
    const items: readonly BatchItem[] = [[{ role: 'user', content }]];
    const [before] = await agentOf(['a cat']).agent.runBatch(items, { resume });
    const { agent, model } = agentOf([]);
    const [after] = await agent.runBatch(items, { resume });
    expect(model.calls).toHaveLength(0);
    expect(after).toEqual(before);
  });

  it.each(['hello', 'hello\n', '{"a":1}', '{"a":1}\n', '[1]', '{\n "a": 1\n}\n', '\n'])(
    'leaves a file of something else as it is: %j',
    async (text) => {
      const resume = freshPath();
      await writeFile(resume, text);
      await expect(agentOf(['x']).agent.runBatch(['a'], { resume })).rejects.toThrow('name another one');
      expect(await readFile(resume, 'utf8')).toBe(text);
    },
  );
});

describe('batch', () => {
  it('reads and asks only as far as outcomes are taken, and ends when its reader leaves', async () => {
    let read = 0;
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield `question ${read++}`;
      } finally {
        isClosed = true;
      }
    }
    const { agent, model } = agentOf(['yes']);
    for await (const { index } of agent.batch(endless(), { concurrency: 2 })) if (index === 9) break;
    const calls = model.calls.length;
    expect(read).toBeLessThan(10 + 2 * 8 + 4);
    expect(isClosed).toBe(true);
    await wait(20);
    expect(model.calls.length).toBe(calls);
  });
});

describe('runInOrder', () => {
  it('works on so many at once, and no more, however long the first one takes', async () => {
    let [working, most] = [0, 0];
    const work: BatchWork<number, number> = {
      async ask(item) {
        most = Math.max(most, ++working);
        await wait(item === 0 ? 50 : 1);
        working--;
        return item;
      },
    };
    const items = Array.from({ length: 30 }, (_, place) => place);
    const seen: number[] = [];
    for await (const { index } of runInOrder(items, work, { concurrency: 3 })) seen.push(index);
    expect(seen).toEqual(items);
    expect(most).toBe(3);
  });

  it('works on ten thousand items with memory flat', async () => {
    async function* items() {
      for (let place = 0; place < 10_000; place++) yield place;
    }
    // Every result is a quarter of a megabyte: all of them would be 2.5 GB.
    const work: BatchWork<number, Uint8Array> = { ask: async () => new Uint8Array(256 * 1024).fill(1) };
    let [sum, most] = [0, 0];
    for await (const outcome of runInOrder(items(), work, { concurrency: 4 })) {
      if ('result' in outcome) sum += outcome.result.length;
      if (outcome.index % 500 === 0) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        await wait(1);
      }
    }
    expect(sum).toBe(10_000 * 256 * 1024);
    expect(most).toBeLessThan(512 * 1024 * 1024);
  });

  it('throws what the hearer of outcomes throws, after it has ended the rest', async () => {
    let isEnded = false;
    const work: BatchWork<number, number> = {
      ask: async (item, _index, signal) => {
        if (item === 0) return item;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        isEnded = true;
        return item;
      },
      done: ({ index }) => {
        if (index === 0) throw new Error('the disk is full');
      },
    };
    const read = async () => {
      for await (const _outcome of runInOrder([0, 1], work));
    };
    await expect(read()).rejects.toThrow('the disk is full');
    expect(isEnded).toBe(true);
  });
});

describe('openRowFile', () => {
  const keyOf = (row: unknown) => (typeof Object(row).id === 'string' ? String(Object(row).id) : undefined);

  it('gives back the last row of a key, also of long rows and letters of several bytes', async () => {
    const path = freshPath();
    const rows = ['ä', '😀', 'x'.repeat(200_000), 'end'].map((text, place) => ({ id: `row ${place % 3}`, text }));
    const file = await openRowFile(path, keyOf);
    await Promise.all(rows.map((row) => file.append(row.id, row)));
    expect(await file.read('row 0')).toEqual(rows[3]);
    await file.close();
    const again = await openRowFile(path, keyOf);
    expect(await Promise.all([0, 1, 2, 3].map((place) => again.read(`row ${place}`)))).toEqual([
      rows[3],
      rows[1],
      rows[2],
      undefined,
    ]);
    await again.close();
  });

  it('is put in order when it is closed so, without what was replaced', async () => {
    const path = freshPath();
    const file = await openRowFile(path, keyOf);
    for (const [id, text] of [
      ['b', 'old'],
      ['c', '3'],
      ['other', '4'],
      ['a', '1'],
      ['b', '2'],
    ] as const) {
      await file.append(id, { id, text });
    }
    await file.close(['a', 'b', 'missing', 'c']);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(['1', '2', '3', '4']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('takes a last line without its end, when it is whole', async () => {
    const path = freshPath();
    await appendFile(path, '{"id":"a"}');
    const file = await openRowFile(path, keyOf);
    await file.append('b', { id: 'b' });
    await file.close();
    expect(await readFile(path, 'utf8')).toBe('{"id":"a"}\n{"id":"b"}\n');
  });
});
