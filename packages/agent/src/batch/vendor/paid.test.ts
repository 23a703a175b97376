import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnthropic } from '@cascade/providers-anthropic';
import { createOpenAI } from '@cascade/providers-openai';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgentBatchOutcome, CascadeAgent, type CascadeAgentOptions } from '../../index.js';

let upstream: FakeUpstream;
let folder = '';
let resume = '';
let files = 0;
beforeAll(async () => {
  upstream = await startFakeUpstream();
  folder = await mkdtemp(join(tmpdir(), 'cascade-paid-'));
});
beforeEach(() => {
  upstream.reset();
  upstream.setDefault(({ question }) => ({ text: `Re: ${question.prompt}` }));
  resume = join(folder, `${++files}.jsonl`);
});
afterAll(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

/** A network that answers the first so many of some requests by itself. */
function flaky(where: RegExp, times: number, status: number, headers: Record<string, string> = {}) {
  const asked: number[] = [];
  const transport: typeof globalThis.fetch = async (input, init) => {
    if (!where.test(String(input)) || asked.push(performance.now()) > times) return fetch(input, init);
    return new Response('{"error":{"message":"not now"}}', { status, headers });
  };
  return { asked, fetch: transport };
}

const looks = /\/batches\/[^/]+$/u;
const results = /\/content$|\/results$/u;

function agentOf(settings: object = {}, more: Partial<CascadeAgentOptions> = {}): CascadeAgent {
  const provider = createOpenAI({ baseURL: `${upstream.url}/v1`, apiKey: 'k', batch: true, ...settings });
  return new CascadeAgent({ models: [{ name: 'gpt-4o-mini', provider, cost: 0.001 }], ...more });
}

const seen = (outcomes: readonly AgentBatchOutcome[]) =>
  outcomes.map((outcome) => ('result' in outcome ? outcome.result.content : Object(outcome.error).code));
const items = ['a', 'b'];
const answers = ['Re: a', 'Re: b'];
const vendorBatch = { pollMs: 10 };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms, 'over'));

describe('a batch that is paid for', () => {
  it.each([401, 403, 404])('is looked at again after a look that was refused with %d', async (status) => {
    upstream.scriptBatches([{ looks: 2 }]);
    const { fetch } = flaky(looks, 3, status);
    expect(seen(await agentOf({ fetch }).runBatch(items, { vendorBatch }))).toEqual(answers);
    expect(upstream.batches).toHaveLength(1);
  });

  it.each([401, 503])('has its results read again, however often that is refused with %d', async (status) => {
    const { fetch } = flaky(results, 9, status);
    expect(seen(await agentOf({ fetch }).runBatch(items, { vendorBatch }))).toEqual(answers);
    expect(upstream.batches).toHaveLength(1);
  });

  it('has its results read no sooner than the vendor has asked for', async () => {
    const { fetch, asked } = flaky(results, 1, 529, { 'retry-after': '1' });
    const provider = createAnthropic({ baseURL: upstream.url, apiKey: 'k', batch: true, fetch });
    const agent = new CascadeAgent({ models: [{ name: 'claude-haiku-4-5', provider, cost: 0.001 }] });
    expect(seen(await agent.runBatch(items, { vendorBatch }))).toEqual(answers);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(990);
  });

  it('stays in the file while the vendor refuses to speak of it, and is found, not begun anew, by later runs', async () => {
    upstream.scriptBatches([{ looks: 1 }]);
    const { fetch } = flaky(looks, Number.POSITIVE_INFINITY, 401);
    for (let run = 0; run < 2; run++) {
      const outcomes = await agentOf({ fetch }).runBatch(items, { vendorBatch: { pollMs: 1 }, resume });
      expect(seen(outcomes)).toEqual(['all-tiers-failed', 'all-tiers-failed']);
      expect(String(Object(outcomes[0]).error)).toContain(`batch ${upstream.batches[0]?.id} could not be looked at`);
    }
    expect(seen(await agentOf().runBatch(items, { vendorBatch, resume }))).toEqual(answers);
    expect(upstream.batches).toHaveLength(1);
    // Now it is used up.
    const rows = (await readFile(resume, 'utf8')).split('\n').filter((row) => row.includes('"requests":'));
    expect(rows.at(-1)).toContain('"requests":[]');
  }, 30_000);

  it('is found, not begun anew, when the answer to its submission was lost', async () => {
    let lost = 0;
    const lossy: typeof globalThis.fetch = async (input, init) => {
      const response = await fetch(input, init);
      const isSubmission = String(input).endsWith('/batches') && init?.method === 'POST';
      return isSubmission && lost++ === 0 ? new Response('{}', { status: 500 }) : response;
    };
    expect(seen(await agentOf({ fetch: lossy }).runBatch(items, { vendorBatch }))).toEqual(answers);
    expect(upstream.batches).toHaveLength(1);
  });

  it('puts no model to rest by rows that failed', async () => {
    const faults = Array.from({ length: 4 }, () => ({ fault: '503' as const }));
    const use = { toolCalls: [{ name: 'clock', input: {} }] };
    upstream.script('openai-chat', '*', [...faults, use, use, { text: 'noon' }, { text: 'noon' }]);
    const clock = { input: { jsonSchema: { type: 'object' } }, execute: () => wait(100) } as const;
    const asking = ['5', '6'].map((input) => ({ input, options: { tools: { clock } } }));
    const outcomes = await agentOf().runBatch(['1', '2', '3', '4', ...asking], { vendorBatch });
    expect(seen(outcomes)).toEqual([...Array(4).fill('all-tiers-failed'), 'noon', 'noon']);
    expect(upstream.batches.map(({ requestIds }) => requestIds.length)).toEqual([6, 2]);
  });
});
