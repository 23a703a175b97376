import { scriptedModel } from '@cascade/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRecording, type Recording } from './recording.js';

const price = { inputPer1M: 1, outputPer1M: 2 };
let recording: Recording;
beforeEach(() => {
  recording = openRecording();
});
afterEach(() => recording.close());

const call = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'b',
  'gen_ai.request.model': 'model',
  'server.address': 'b.invalid',
  'server.port': 443,
};

it('measures durations, tokens and first chunks by the conventions, with their boundaries', async () => {
  const cascade = recording.cascade({
    entries: [{ model: scriptedModel({ provider: 'b', replies: ['one two'] }), price }],
  });
  await cascade.generate('hi');
  expect(await recording.points('gen_ai.client.operation.time_to_first_chunk')).toEqual([]);
  await cascade.stream('hi').result;
  const [duration] = await recording.points('gen_ai.client.operation.duration');
  expect(duration?.attributes).toEqual(call);
  expect(duration?.boundaries).toEqual([
    0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
  ]);
  const [firstChunk] = await recording.points('gen_ai.client.operation.time_to_first_chunk');
  expect(firstChunk?.attributes).toEqual(call);
  const tokens = await recording.points('gen_ai.client.token.usage');
  expect(tokens.map(({ attributes, sum }) => [attributes, sum])).toEqual([
    [{ ...call, 'gen_ai.token.type': 'input' }, 20],
    [{ ...call, 'gen_ai.token.type': 'output' }, 10],
  ]);
  expect(tokens[0]?.boundaries).toEqual([
    1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864,
  ]);
});

it('counts costs by entry, runs by status, and what was passed over', async () => {
  const failing = scriptedModel({ provider: 'a', replies: [{ failure: { class: 'auth', scope: 'entry' } }] });
  const entries = [failing, scriptedModel({ provider: 'b', replies: ['hello'] })].map((model) => ({ model, price }));
  const cascade = recording.cascade({ name: 'main', entries, retry: { delaysMs: [] } });
  for (let run = 0; run < 3; run++) await cascade.generate('hi');
  await cascade.generate('hi', { entry: 'a/model' }).catch(() => undefined);
  const costs = await recording.points('cascade.cost');
  expect(costs.map(({ attributes, sum }) => [attributes, Number(sum?.toFixed(9))])).toEqual([
    [
      {
        ...call,
        'cascade.name': 'main',
        'cascade.entry': 'b/model',
        'cascade.role': 'answer',
        'cascade.cost.basis': 'priced',
      },
      0.00006,
    ],
  ]);
  const runs = await recording.points('cascade.runs');
  const labels = { 'cascade.name': 'main', 'cascade.operation': 'generate' };
  expect(runs.map(({ attributes, sum }) => [attributes, sum])).toEqual([
    [{ ...labels, 'cascade.status': 'answered' }, 3],
    [{ ...labels, 'cascade.status': 'failed' }, 1],
  ]);
  const skips = await recording.points('cascade.skips');
  expect(skips.map(({ attributes }) => attributes)).toEqual([{ 'cascade.name': 'main', 'cascade.entry': 'a/model' }]);
  const durations = await recording.points('gen_ai.client.operation.duration');
  expect(durations.map(({ attributes }) => attributes['error.type'])).toEqual(['auth', undefined]);
});

it('makes no more series for more runs, users and answers', async () => {
  const finish = (index: number) => ({ modelId: `model-${index}`, responseId: `id-${index}` });
  const usage = { inputTokens: 1, outputTokens: 1 };
  const replies = (_: unknown, index: number) => ({
    text: `answer ${index}`,
    finish: { reason: 'stop' as const, usage, ...finish(index) },
  });
  const cascade = recording.cascade({ entries: [{ model: scriptedModel({ replies }), price }] });
  for (let run = 0; run < 20; run++) {
    await cascade.generate(`question ${run}`, { runId: `run-${run}`, tags: { user: `user-${run}` } });
  }
  for (const name of ['gen_ai.client.operation.duration', 'cascade.cost', 'cascade.runs']) {
    expect(await recording.points(name)).toHaveLength(1);
  }
});
