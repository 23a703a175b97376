import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '../spec/run-store.js';
import { memoryStore } from './memory-store.js';

const settings = { baseMs: 30_000, maxMs: 3_600_000, afterFailures: 1, windowMs: 60_000 };

function attempt(index: number): AttemptRecord {
  const names = { runId: 'run-1', cascade: 'main', entry: 'openai/gpt', provider: 'openai', modelId: 'gpt' };
  return { ...names, index, role: 'answer', tier: 0, startedAtMs: index, latencyMs: 1 };
}

describe('memoryStore', () => {
  it('keeps the newest attempts when there are more than it may hold', async () => {
    const { runs } = memoryStore({ maxAttempts: 3 });
    await runs.append({ attempts: [0, 1, 2, 3, 4].map(attempt), runs: [] });
    expect((await runs.attempts({ limit: 10 })).map(({ index }) => index)).toEqual([4, 3, 2]);
  });

  it('forgets the scope that changed longest ago when there are more than it may hold', async () => {
    const { cooldowns } = memoryStore({ maxScopes: 2 });
    for (const [nowMs, entry] of ['a', 'b', 'a', 'c'].entries()) {
      const scope = { entry, origin: 'https://api.example.com' };
      await cooldowns.report({ scope, outcome: 'failed', startedAtMs: nowMs, nowMs, ...settings });
    }
    expect((await cooldowns.list()).map(({ scope }) => scope.entry)).toEqual(['a', 'c']);
  });

  it('drops the oldest failed prompt when there are more than it may hold, and says so', async () => {
    const { failedPrompts } = memoryStore({ maxFailedPrompts: 1 });
    const prompt = { version: 1 as const, cascade: 'main', atMs: 1, conversation: { messages: [] }, attempts: [] };
    const first = await failedPrompts.save({ ...prompt, id: 'first' });
    const second = await failedPrompts.save({ ...prompt, id: 'second' });
    expect(second.warnings).toEqual([expect.stringContaining(first.location)]);
    expect((await failedPrompts.list()).map(({ id }) => id)).toEqual(['second']);
  });

  it('drops the answer that was asked for longest ago when there are more than it may hold', async () => {
    const { cache } = memoryStore({ maxCacheEntries: 2 });
    await cache.set('a', '1', 100);
    await cache.set('b', '2', 100);
    expect(await cache.get('a', 0)).toBe('1');
    await cache.set('c', '3', 100);
    expect([await cache.get('a', 0), await cache.get('b', 0), await cache.get('c', 0)]).toEqual(['1', undefined, '3']);
  });

  it('keeps no more bytes of answers than it may hold, and nothing that is larger by itself', async () => {
    const { cache } = memoryStore({ maxCacheBytes: 2 * 101 });
    await cache.set('a', 'x'.repeat(40), 100);
    await cache.set('b', 'x'.repeat(40), 100);
    await cache.set('c', 'x'.repeat(40), 100);
    expect([await cache.get('a', 0), (await cache.get('c', 0))?.length]).toEqual([undefined, 40]);
    await cache.set('c', 'x'.repeat(101), 100);
    expect([await cache.get('b', 0), await cache.get('c', 0)]).toEqual(['x'.repeat(40), undefined]);
  });
});
