import { createOpenAI } from '@cascade/providers-openai';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CascadeAgent, type CascadeAgentOptions } from '../../index.js';

let upstream: FakeUpstream;
beforeAll(async () => {
  upstream = await startFakeUpstream();
});
beforeEach(() => upstream.reset());
afterAll(() => upstream.close());

function agentOf(settings: object = {}, more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const provider = createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'k', batch: true, ...settings });
  const model = (name: string) => ({ name, provider, cost: 0.001 });
  return new CascadeAgent({ models: [model('gpt-4o-mini'), model('gpt-4o')], ...more });
}

const quality = { threshold: 0, opinion: { when: 'never' } } as const;
const posted = () => upstream.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/batches'));

/** Begins a batch, ends it when it is time, and tells how long that took. */
async function end(agent: CascadeAgent, isTime: () => boolean): Promise<number> {
  const controller = new AbortController();
  const running = agent.runBatch(['a', 'b'], { vendorBatch: { pollMs: 200 }, signal: controller.signal });
  running.catch(() => {});
  await expect.poll(isTime, { timeout: 5_000, interval: 10 }).toBe(true);
  const startedAtMs = performance.now();
  controller.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  return performance.now() - startedAtMs;
}

describe('whoever leaves a batch', () => {
  it('before it is sent, has sent nothing', async () => {
    const startedAtMs = performance.now();
    const isTime = () => performance.now() - startedAtMs > 100;
    await end(agentOf({}, { quality }), isTime);
    expect(upstream.requests).toEqual([]);
  });

  it('while its submission is repeated, does not wait for that', async () => {
    upstream.scriptBatches(Array.from({ length: 9 }, () => ({ fault: '503' })));
    expect(await end(agentOf({}, { quality }), () => posted().length === 1)).toBeLessThan(500);
    expect(posted()).toHaveLength(1);
  });

  it('while it is sent, cancels it as soon as the vendor has it', async () => {
    const slow: typeof globalThis.fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (String(input).endsWith('/batches')) await new Promise((resolve) => setTimeout(resolve, 200));
      return response;
    };
    await end(agentOf({ fetch: slow }, { quality }), () => upstream.batches.length === 1);
    expect(upstream.batches).toMatchObject([{ status: 'cancelling' }]);
  });

  it('does not wait for shadow calls, which are cancelled', async () => {
    upstream.setDefault(({ question }) => ({ text: `${question.prompt} is good` }));
    upstream.scriptBatches([{ looks: 1 }, { looks: 1_000 }]);
    const agent = agentOf({}, { quality: { ...quality, route: false, shadow: { share: 1 } } });
    const items = ['first', 'second'];
    const running = agent.batch(items, { vendorBatch: { pollMs: 200 } });
    expect(await running.next()).toMatchObject({ value: { index: 0 } });
    await expect.poll(() => upstream.batches.length, { timeout: 5_000 }).toBe(2);
    await running.return(undefined);
    expect(upstream.batches.map(({ status }) => status)).toEqual(['completed', 'cancelling']);
  });
});
