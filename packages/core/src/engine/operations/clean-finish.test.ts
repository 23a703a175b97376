import { scriptedModel } from '@cascade/testing/models';
import { expect, it } from 'vitest';
import { createCascade, memoryStore } from '../../index.js';

it('what a vendor says about an answer is kept without the key that it echoes, streamed or not', async () => {
  const key = 'sk-SEC/ret+0123456789';
  const usage = { inputTokens: 1, outputTokens: 1, raw: { note: `Bearer ${key}` } };
  const model = scriptedModel({
    replies: [{ text: 'ok', finish: { usage, modelId: key, responseId: key, rawReason: key } }],
  });
  const { runs } = memoryStore();
  const cascade = createCascade({ entries: [{ model, keys: [key] }], store: { runs } });
  const results = [await cascade.generate('hi'), await cascade.stream('hi').result];
  const kept = JSON.stringify([results, await runs.attempts({ limit: 10 })]);
  expect(kept).not.toContain('SEC');
  expect(results[0]?.finish).toMatchObject({
    modelId: '[key]',
    usage: { inputTokens: 1, raw: { note: 'Bearer [key]' } },
  });
});
