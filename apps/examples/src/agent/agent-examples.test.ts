import { existsSync } from 'node:fs';
import { type FakeUpstream, refusedUrl } from '@cascade/testing/fake-upstream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ExampleStage, openStage } from '../testing/open-stage.js';
import { startAcme } from '../testing/start-acme.js';

const isBuilt = existsSync(new URL('../../dist/agent/quick-start.js', import.meta.url));

describe.skipIf(!isBuilt)(`the examples of the agent${isBuilt ? '' : ' (skipped: not built, run `npm test`)'}`, () => {
  let stage: ExampleStage;
  let upstream: FakeUpstream;
  let run: ExampleStage['run'];
  beforeAll(async () => {
    stage = await openStage();
    ({ upstream, run } = stage);
  });
  afterAll(() => stage.close());
  beforeEach(() => upstream.reset());

  const usage = { inputTokens: 40, outputTokens: 20 };
  const refusal = { text: "I'm sorry, but I can't help with that.", usage };
  const models = (): unknown[] => upstream.requests.map(({ body }) => Object(body).model);

  it('quick-start takes a good draft, says what it saved and why it was good enough', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'Paris.', usage }]);
    const { code, out, err } = await run('agent/quick-start');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Paris. (openai/gpt-4o-mini)\ntrivial: $0.000018, saved $0.000682\n');
    expect(out).toMatch(/- tier 0, openai\/gpt-4o-mini: accepted: no hard check found anything/);
    expect(models()).toEqual(['gpt-4o-mini']);
  });

  it('quick-start asks the dear model when the draft is no good', async () => {
    upstream.script('openai-chat', 'gpt-4o-mini', [refusal]);
    upstream.script('anthropic', '*', [{ text: 'Paris.', usage }]);
    const { out } = await run('agent/quick-start');
    expect(out).toContain('Paris. (anthropic/claude-opus-4-7)\n');
    expect(out).toContain('thrown away (refusal)');
  });

  it('failover goes on to the next model, leaves the first alone, and keeps a question that nobody could answer', async () => {
    upstream.script('openai-chat', '*', [{ fault: '429-retry-after-120' }]);
    upstream.script('anthropic', '*', [{ text: 'Paris.', usage }, { fault: '401' }]);
    const { code, out, err } = await run('agent/failover');
    expect(code).toBe(0);
    expect(out).toBe(
      'openai/gpt-4o-mini: rate-limited\nanthropic/claude-haiku-4-5: answered\nParis. (anthropic/claude-haiku-4-5)\n',
    );
    expect(err).toContain('openai/gpt-4o-mini: passed over: resting for another');
    const [, kept = 'none'] = err.match(/The prompt is kept in (.+)/) ?? [];
    expect(existsSync(kept)).toBe(true);
  });

  it('own-provider asks the provider that it has registered, at the price that it was told', async () => {
    const acme = await startAcme();
    try {
      const { out } = await run('agent/own-provider', { 'api.acme.invalid': acme.url });
      expect(out).toBe('Paris, says Acme. (acme/acme-1, $0.000002)\n');
      expect(upstream.requests).toEqual([]);
    } finally {
      acme.close();
    }
  });

  it('own-provider has OpenAI behind it', async () => {
    upstream.script('openai-chat', '*', [{ text: 'Paris.', usage }]);
    expect((await run('agent/own-provider')).out).toBe('Paris. (openai/gpt-4o-mini, $0.000018)\n');
  });

  it('tools lets the cheap model look, and only the last tier book, once it is permitted', async () => {
    const calls = (name: string) => ({ toolCalls: [{ name, input: { city: 'Oslo' } }], usage });
    const cheap = [calls('get_weather'), calls('book_table')];
    upstream.script('openai-chat', 'gpt-4o-mini', cheap);
    upstream.script('openai-chat', 'gpt-4.1-nano', cheap);
    upstream.script('anthropic', '*', [calls('book_table'), { text: 'Your table is booked.', usage }]);
    expect(await run('agent/tools')).toEqual({
      code: 0,
      out: [
        'permitted: book_table({"city":"Oslo"})',
        'openai/gpt-4o-mini: get_weather: 21 degrees and sunny in Oslo',
        'anthropic/claude-opus-4-7: book_table: A table in Oslo is booked',
        'Your table is booked. (anthropic/claude-opus-4-7)\n',
      ].join('\n'),
      err: '',
    });
  });

  it('structured-output gives an object of the schema, from the dear model where the draft does not fit', async () => {
    const recipe = { name: 'Pancakes', minutes: 20, ingredients: [{ name: 'flour', grams: 250 }] };
    const misfit = { text: JSON.stringify({ ...recipe, minutes: -1 }), usage };
    upstream.script('openai-chat', '*', [misfit, misfit]);
    upstream.script('anthropic', '*', [{ text: JSON.stringify(recipe), usage }]);
    expect((await run('agent/structured-output')).out).toBe(
      'Pancakes, 20 minutes (anthropic/claude-opus-4-7)\n- 250 g flour\n',
    );
    expect(upstream.requests[0]?.body).toMatchObject({ response_format: { json_schema: { strict: true } } });
  });

  it('streaming shows nothing of a draft that is not accepted', async () => {
    const poem = 'Water falls, and falls, and sings,\nof stones below and of many things.';
    upstream.script('openai-chat', '*', [refusal]);
    upstream.script('anthropic', '*', [{ text: poem, chunks: 5, usage }]);
    const { code, out } = await run('agent/streaming');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Water falls, .+ sings,\nof .+ things\.\n\(anthropic\/claude-opus-4-7, draft rejected\)\n\$0\.0007\d* for 20 tokens\n$/,
    );
  });

  it('budget-per-user refuses the user who has used his up, and sums up what each has spent', async () => {
    upstream.setDefault({ text: 'Hi.', usage: { inputTokens: 10, outputTokens: 1_000 } });
    const { code, out } = await run('agent/budget-per-user');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/[\d.]+ USD used.*/, '...'))).toEqual([
      'ada: Hi. ($0.0006015)',
      'ada: Cascade "agent": the budget of 0.001 USD a day per user has no room for it: ...',
      'bob: Hi. ($0.0006015)',
      'bob: 1 runs, $0.0006015',
      'ada: 2 runs, $0.0006015',
      '',
    ]);
  });

  it('domains sends law to the last tier at once, and asks more of mathematics', async () => {
    upstream.script('openai-chat', '*', [
      { text: 'x = 1 and x = 6', usage },
      { text: 'Mild: from 6 to 17 degrees, with a few days of rain.', usage },
    ]);
    upstream.script('anthropic', '*', [
      { text: 'Only for damages and unpaid rent.', usage },
      { text: 'x = 2 and x = 3', usage },
    ]);
    expect((await run('agent/domains')).out).toMatch(
      new RegExp(
        [
          '^LEGAL: draft: none: anthropic/claude-opus-4-7',
          'MATH: draft: reject \\(0\\.\\d+ of 0\\.95\\): anthropic/claude-opus-4-7',
          'GENERAL: draft: accept \\(0\\.\\d+ of 0\\.6\\): openai/gpt-4o-mini\n$',
        ].join('\n'),
      ),
    );
  });

  it('local-draft costs nothing while the local model is good enough, and asks the cloud where it is not', async () => {
    upstream.script('ollama', '*', [{ text: 'Paris.', usage }, refusal]);
    upstream.script('anthropic', '*', [{ text: 'Seine, Loire, Rhône.', usage }]);
    expect((await run('agent/local-draft')).out).toBe(
      [
        'Paris. (ollama/llama3.2, $0, draft accepted)',
        'Seine, Loire, Rhône. (anthropic/claude-opus-4-7, $0.0007, draft not used)',
        '$0.0007 in all, saved $0.0007\n',
      ].join('\n'),
    );
  });

  it('local-draft answers from the cloud while Ollama is not running', async () => {
    upstream.script('anthropic', '*', [{ text: 'Paris.', usage }]);
    const { out } = await run('agent/local-draft', { '127.0.0.1': await refusedUrl() });
    expect(out).toContain('Paris. (anthropic/claude-opus-4-7, $0.0007, draft not used)');
  });

  it('batch answers in the order of the questions, and asks again only what has no answer', async () => {
    const fault = { fault: '400' } as const;
    upstream.setDefault(({ request: { rawBody } }) =>
      rawBody.includes('of all of them') ? fault : { text: `For ${rawBody.match(/France|Italy|Spain/)}.`, usage },
    );
    const first = await run('agent/batch');
    expect(first.out.split('\n')).toEqual([
      expect.stringMatching(/^1 of 4, 0 from before, . failed$/),
      expect.stringMatching(/^2 of 4, 0 from before, . failed$/),
      expect.stringMatching(/^3 of 4, 0 from before, . failed$/),
      '4 of 4, 0 from before, 1 failed',
      '0: For France.',
      '1: For Italy.',
      '2: For Spain.',
      '3: BadRequestError',
      '',
    ]);

    upstream.reset();
    upstream.setDefault({ text: 'Paris, Rome, Madrid.', usage });
    const second = await run('agent/batch');
    expect(second.out).toContain('4 of 4, 3 from before, 0 failed\n0: For France.\n');
    expect(second.out).toMatch(/3: Paris, Rome, Madrid\.\n$/);
    expect(upstream.requests).toHaveLength(1);
  });

  describe('own-check', () => {
    const block = (...lines: string[]) => ({ text: ['```js', ...lines, '```'].join('\n'), usage });
    const slug = [
      'function slug(title) {',
      "  const plain = title.normalize('NFD').replace(/\\p{M}/gu, '');",
      "  return plain.toLowerCase().match(/[a-z0-9]+/g)?.join('-') ?? '';",
      '}',
    ];
    const right = block(...slug);

    it('takes a draft whose code passes the test', async () => {
      upstream.script('openai-chat', '*', [right]);
      expect((await run('agent/own-check')).out).toContain('\n(openai/gpt-4o-mini)\n- openai/gpt-4o-mini: accept');
    });

    it.each([
      ['fails the test', ["const slug = (title) => title.toLowerCase().replaceAll(' ', '-');"]],
      ['does not end', [...slug, 'for (;;);']],
      ['reads files', ["import { readdirSync } from 'node:fs';", ...slug, "readdirSync('.');"]],
    ])('rejects a draft whose code %s', async (_what, lines) => {
      upstream.script('openai-chat', '*', [block(...lines)]);
      upstream.script('anthropic', '*', [right]);
      const { code, out } = await run('agent/own-check');
      expect(code).toBe(0);
      expect(out).toContain(
        '\n(anthropic/claude-opus-4-7)\n- openai/gpt-4o-mini: reject test: its code fails the test\n',
      );
    });
  });
});
