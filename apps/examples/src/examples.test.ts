import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FakeUpstream } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ExampleStage, openStage } from './testing/open-stage.js';
import { startAcme } from './testing/start-acme.js';

const isBuilt = existsSync(new URL('../dist/first-answer.js', import.meta.url));

describe.skipIf(!isBuilt)(`the examples${isBuilt ? '' : ' (skipped: not built, run `npm test`)'}`, () => {
  let stage: ExampleStage;
  let upstream: FakeUpstream;
  let cwd: string;
  let run: ExampleStage['run'];
  beforeAll(async () => {
    stage = await openStage();
    ({ upstream, cwd, run } = stage);
  });
  afterAll(() => stage.close());
  beforeEach(() => upstream.reset());

  it('first-answer prints an answer and what it took, with the key from the environment', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'Paris.', usage: { inputTokens: 14, outputTokens: 2 } }]);
    expect(await run('first-answer')).toEqual({
      code: 0,
      out: 'Paris.\nopenai/gpt-4o-mini, 14 tokens in, 2 out\n',
      err: '',
    });
    expect(upstream.requests[0]?.headers.authorization).toBe('Bearer openai-key');
  });

  it('first-failover goes on to the next entry, lets the first one rest in later processes, and keeps a lost prompt', async () => {
    upstream.script('openai-chat', '*', [{ fault: '429-retry-after-120' }]);
    upstream.script('anthropic', '*', [{ text: 'Paris.', usage: { inputTokens: 20, outputTokens: 4 } }]);
    const first = await run('first-failover');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^Paris\. \(anthropic\/claude-haiku-4-5, \$0\.00004\)\n/);
    expect(first.out).toMatch(/- openai\/gpt-4o-mini: openai 429: .+ \(\d+ ms\)\n$/);

    upstream.script('anthropic', '*', [{ fault: '401' }]);
    const second = await run('first-failover');
    expect(second.err).toContain('openai/gpt-4o-mini: passed over: resting for another');
    const [file = 'none'] = await readdir(join(cwd, 'data/failed'));
    expect(second.err).toContain(join('data/failed', file));
    expect(upstream.requests.map(({ protocol }) => protocol)).toEqual(['openai-chat', 'anthropic', 'anthropic']);
  });

  it('quality-cascade asks the dear model only when two cheap ones do not agree', async () => {
    const usage = { inputTokens: 40, outputTokens: 20 };
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: '8 + 20 = 28, so she pays 28 dollars.', usage }]);
    upstream.script('openai-chat', 'gpt-4.1-nano', [{ text: 'Ann pays $28.', usage }]);
    const agreed = await run('quality-cascade');
    expect(agreed).toMatchObject({ code: 0, err: '' });
    expect(agreed.out).toContain('28 dollars. (openai/gpt-4o-mini)');
    expect(agreed.out).toContain('(estimated)');

    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: '24 + 20 = 44, so she pays 44 dollars.', usage }]);
    upstream.script('openai-chat', 'gpt-4.1-nano', [{ text: 'Ann pays $28.', usage }]);
    upstream.script('anthropic', '*', [{ text: 'She pays 28 dollars.', usage }]);
    const contradicted = await run('quality-cascade');
    expect(contradicted.out).toContain('She pays 28 dollars. (anthropic/claude-opus-4-7)');
    expect(contradicted.out).toContain('(measured)');
  });

  it('budget-per-user refuses the user who has used his up, and nobody else', async () => {
    upstream.setDefault({ text: 'Hi.', usage: { inputTokens: 10, outputTokens: 1_000 } });
    const { code, out } = await run('budget-per-user');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/[\d.]+ USD used.*/, '...'))).toEqual([
      'ada: Hi. ($0.0006015)',
      'ada: Cascade "default": the budget of 0.001 USD a day per user has no room for it: ...',
      'bob: Hi. ($0.0006015)',
      '',
    ]);
  });

  it('telemetry shows a span for the run and one for the call, with its cost', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'Paris.', usage: { inputTokens: 14, outputTokens: 2 } }]);
    const { code, out, err } = await run('telemetry');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/name: 'chat gpt-4o-mini'[\s\S]+'gen_ai.usage.input_tokens': 14[\s\S]+name: 'cascade default'/);
    expect(out).toContain("'cascade.cost.usd': 0.0000033");
  });

  it('streaming writes the answer as it comes', async () => {
    upstream.script('anthropic', '*', [{ text: 'Water falls.', chunks: ['Water ', 'falls.'] }]);
    expect(await run('streaming')).toEqual({
      code: 0,
      out: 'Water falls.\n(anthropic/claude-haiku-4-5)\n',
      err: '',
    });
  });

  it('streaming changes entries unseen before the first word, and never passes a part off as the whole', async () => {
    upstream.script('anthropic', '*', [{ fault: '429-retry-after-120' }]);
    upstream.script('openai-chat', '*', [{ text: 'Water falls down here.', chunks: 6, fault: 'cut-clean' }]);
    const { code, out, err } = await run('streaming');
    expect(code).toBe(1);
    expect(out).toMatch(/^Water/);
    expect(out).not.toContain('(');
    expect(err).toContain('anthropic 429');
    expect(err).toContain('The stream broke in the middle');
  });

  it('structured-output gives an object of the schema, from the next entry where the first answer does not fit', async () => {
    const recipe = { name: 'Pancakes', minutes: 20, ingredients: [{ name: 'flour', grams: 250 }] };
    const misfit = { text: JSON.stringify({ ...recipe, minutes: -1 }) };
    upstream.script('openai-chat', '*', [misfit, misfit]);
    upstream.script('anthropic', '*', [{ text: JSON.stringify(recipe) }]);
    expect((await run('structured-output')).out).toBe(
      'Pancakes, 20 minutes (anthropic/claude-haiku-4-5)\n- 250 g flour\n',
    );
    expect(upstream.requests[0]?.body).toMatchObject({ response_format: { json_schema: { strict: true } } });
  });

  it('tools runs what the model asks for and hands the result back, to another vendor too', async () => {
    upstream.script('openai-chat', '*', [
      { toolCalls: [{ name: 'get_weather', input: { city: 'Oslo' } }] },
      { fault: '429-retry-after-120' },
    ]);
    upstream.script('anthropic', '*', [{ text: 'No, it is sunny.' }]);
    expect((await run('tools')).out).toBe(
      'openai/gpt-4o-mini calls get_weather({"city":"Oslo"})\nNo, it is sunny. (anthropic/claude-haiku-4-5)\n',
    );
    expect(upstream.requests.at(-1)?.rawBody).toContain('It is 21 degrees and sunny in Oslo');
  });

  it('use-acme asks the custom adapter first', async () => {
    const acme = await startAcme();
    try {
      const { out } = await run('custom-adapter/use-acme', { 'api.acme.invalid': acme.url });
      expect(out).toBe('acme/acme-1: answered\nParis, says Acme.\n');
      expect(upstream.requests).toEqual([]);
    } finally {
      acme.close();
    }
  });

  it('use-acme goes on to OpenAI where Acme cannot be reached', async () => {
    upstream.script('openai-chat', '*', [{ text: 'Paris.' }]);
    const { out } = await run('custom-adapter/use-acme');
    expect(out).toMatch(/^acme\/acme-1: acme: .*\n(acme.*\n)*openai\/gpt-4o-mini: answered\nParis\.\n$/);
  });
});
