import { scriptedModel } from '@cascade/testing/models';
import { describe, expect, it } from 'vitest';
import { createCascade } from '../index.js';

describe('a retry', () => {
  const failing = () => scriptedModel({ replies: [{ failure: { class: 'server' } }, 'ok'] });
  const hi = [{ role: 'user' as const, content: 'hi' }];

  it('asks for less when that is wanted, never for more', async () => {
    const model = failing();
    const retry = { delaysMs: [0], change: { temperature: 0.2, maxOutputTokens: 500 } };
    await createCascade({ entries: [model], retry }).generate({ messages: hi, temperature: 0.9, maxOutputTokens: 100 });
    expect(model.calls.map(({ request }) => [request?.temperature, request?.maxOutputTokens])).toEqual([
      [0.9, 100],
      [0.2, 100],
    ]);
  });

  it('asks for the same by default', async () => {
    const model = failing();
    await createCascade({ entries: [model], retry: { delaysMs: [0] } }).generate({ messages: hi, temperature: 0.9 });
    expect(model.calls.map(({ request }) => request?.temperature)).toEqual([0.9, 0.9]);
    expect(model.calls[1]?.request).not.toHaveProperty('maxOutputTokens');
  });
});
