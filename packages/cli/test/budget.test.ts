import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.upstream.reset());

/** Two entries of the fake; what is given is put under the cascade, and under its first entry. */
function configure(cascade: string, entry = '', name = `c${Math.random().toString(36).slice(2)}`): void {
  stage.configure(`
default_cascade = "${name}"
[providers.openai]
type = "openai"
base_url = "$URL/v1"
api_key_env = "STAGE_KEY"
prices = "openai"
[providers.ollama]
type = "ollama"
base_url = "$URL"
[cascades.${name}]
entries = [
  { provider = "openai", model = "gpt-4o-mini", region = "us", max_output_tokens = 1000 ${entry} },
  { provider = "openai", model = "gpt-4o", tags = { region = "eu" }, max_output_tokens = 1000 },
]
${cascade}
[cascades.${name}.retry]
delays_ms = []
`);
  const usage = { inputTokens: 100, outputTokens: 1_000 };
  for (const model of ['gpt-4o-mini', 'gpt-4o']) stage.upstream.script('openai-chat', model, [{ text: model, usage }]);
}

const ask = (...argv: readonly string[]) => stage.run(['run', '-p', 'hi', ...argv]);

describe('a budget in a file', () => {
  it('ends what it has no room for, and says so', async () => {
    configure('budget = { usd = 0.001, over = "day" }');
    expect((await ask()).code).toBe(0);
    const refused = await ask();
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('the budget of 0.001 USD a day has no room for it');
    const { out } = await stage.run(['budget', '--json']);
    const used = JSON.parse(out).accounts.map((account: { used: number }) => account.used);
    expect(used).toContain(615_000);
    expect((await stage.run(['budget'])).out).toMatch(/budget\/cascade\/c\w+\/nanoUsd\/day +\$0\.0006/);
  });

  it('for each user is kept apart, and warns', async () => {
    configure('budget = [{ usd = 0.001, over = "month", per = "user", warn_at_share = 0.5 }]');
    expect((await ask('--tag', 'user=ada')).err).toContain('is used or reserved to 60 %');
    expect((await ask('--tag', 'user=ada')).code).toBe(1);
    expect((await ask('--tag', 'user=bob')).code).toBe(0);
  });

  it.each([
    ['budget = { over = "day" }', 'must have either `usd` or `tokens`'],
    ['budget = { usd = -1, over = "day" }', 'must be a number from 0 to 9000000'],
    ['budget = { usd = 1, over = "week" }', '"run" or "day" or "month"'],
    ['selection = "best"', '"in_order"'],
    ['hedge = {}', 'after_ms'],
  ])('that cannot be right names the place: %s', async (line, problem) => {
    configure(line);
    const { code, err } = await ask();
    expect(code).toBe(2);
    expect(err).toContain(problem);
  });
});

describe('--max-cost', () => {
  it('refuses what would cost more', async () => {
    configure('');
    const { code, err } = await ask('--max-cost', '0.0001');
    expect(code).toBe(1);
    expect(err).toContain('the budget of 0.0001 USD a run has no room for it');
    expect((await ask('--max-cost', '0.01')).code).toBe(0);
    expect((await ask('--max-cost', 'much')).code).toBe(2);
  });

  it('means nothing to a model that costs nothing', async () => {
    configure('');
    stage.upstream.script('ollama', 'llama3.2', [{ text: 'free' }]);
    const { code, out } = await ask('--max-cost', '0', '--model', 'ollama/llama3.2');
    expect({ code, out }).toEqual({ code: 0, out: 'free\n' });
  });
});

describe('limits, selection and the like in a file', () => {
  it('hold among processes, and pass an entry over', async () => {
    configure('', ', limits = { requests_per_minute = 1, when_reached = "skip" }');
    const [first, second] = [await ask(), await ask()];
    expect([first.out, second.out]).toEqual(['gpt-4o-mini\n', 'gpt-4o\n']);
    expect(second.err).toContain('openai/gpt-4o-mini passed over: its rate limit is reached');
  });

  it('choose by price', async () => {
    configure('selection = "cheapest"');
    expect((await ask()).out).toBe('gpt-4o-mini\n');
  });

  it('ask a second entry when the first takes long', async () => {
    configure('hedge = { after_ms = 30 }');
    stage.upstream.reset();
    stage.upstream.script('openai-chat', 'gpt-4o-mini', [{ text: 'late', delayMs: 3_000 }]);
    const { out } = await ask('--json');
    const answer = JSON.parse(out);
    expect(answer.entry).toBe('openai/gpt-4o');
    expect(answer.attempts.map(({ role }: { role: string }) => role).sort()).toEqual(['answer', 'hedge']);
  });
});

describe('--require', () => {
  it('asks only entries with the tag, in a plan as in a run', async () => {
    configure('');
    expect((await ask('--require', 'region=eu')).out).toBe('gpt-4o\n');
    const nobody = await ask('--require', 'region=mars');
    expect(nobody.code).toBe(1);
    expect(nobody.err).toContain('region "mars" is required, not "us"');
    const plan = await stage.run(['plan', '-p', 'hi', '--require', 'region=eu']);
    expect(plan.out).toContain('passed over: region "eu" is required, not "us"');
  });

  it('may stand in the file, and is kept with a prompt that failed', async () => {
    configure('require = { region = "mars" }');
    expect((await ask()).code).toBe(1);
    expect((await ask('--require', 'region=eu')).out).toBe('gpt-4o\n');
    const { out } = await stage.run(['failed', 'list', '--json']);
    const { code } = await stage.run(['failed', 'replay', JSON.parse(out).at(-1).location, '--model', 'openai/gpt-4o']);
    expect(code).toBe(1);
  });
});

describe('--run-id', () => {
  it('is run once', async () => {
    configure('');
    const id = `order-${Date.now()}`;
    expect((await ask('--run-id', id)).code).toBe(0);
    const again = await ask('--run-id', id);
    expect(again.code).toBe(1);
    expect(again.err).toContain(`A run "${id}" was made before`);
  });
});
