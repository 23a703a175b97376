import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, configure, hardQuestion, right, script, stage, usage, useGateStage, wrong } from './gate-stage.js';

useGateStage();

describe('a quality cascade', () => {
  it('accepts a draft that a second opinion confirms, and says what that saved', async () => {
    script({ text: right });
    const { answer } = await ask();
    expect(answer).toMatchObject({ entry: 'openai/gpt-4o-mini', degraded: false, baselineBasis: 'estimated' });
    expect(answer.savedUsd).toBeGreaterThan(0);
    expect(answer.attempts.map(({ role }: { role: string }) => role).sort()).toEqual(['answer', 'opinion']);
    expect(answer.verdicts[0]).toMatchObject({ decision: 'accept', entry: 'openai/gpt-4o-mini' });
  });

  it('asks the dear model when the opinion contradicts, and measures what it alone would have cost', async () => {
    script({ text: wrong });
    const { answer } = await ask();
    expect(answer).toMatchObject({ entry: 'anthropic/claude-opus-4-7', baselineBasis: 'measured' });
    expect(answer.savedUsd).toBeLessThan(0);
  });

  it.each([
    ['refusal', { text: "I'm sorry, but I can't help with that request." }],
    ['error-text', { text: '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>' }],
    ['cut', { text: '12 pens cost 8 dollars and 5 pads cost 20 dollars, so altogether she', finishReason: 'length' }],
    ['echo', { text: hardQuestion }],
    ['noise', { text: 'pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen pen' }],
  ])('throws a draft away for a hard check: %s', async (veto, draft) => {
    script(draft);
    const { answer } = await ask();
    expect(answer.entry).toBe('anthropic/claude-opus-4-7');
    expect(answer.verdicts[0]).toMatchObject({ decision: 'reject', veto });
  });

  it('takes an opinion that fails, or comes too late, for no evidence', async () => {
    configure('opinion = { grace_ms = 100 }');
    script({ text: right }, { fault: '500' });
    const failed = await ask(['--explain']);
    expect(failed.err).toContain('no evidence: the second opinion failed');
    script({ text: right }, { text: 'The answer is 22.', delayMs: 1_500 });
    const late = await ask(['--explain']);
    expect(late.err).toContain('no second opinion within 100 ms');
  });

  it('explains itself', async () => {
    script({ text: right });
    const { err } = await ask(['--explain']);
    expect(err).toMatch(/plan: begins with tier 0; \w+ MATH/);
    expect(err).toMatch(/tier 0, openai\/gpt-4o-mini: accepted: the score 0\.\d\d reaches 0\.\d\d/);
    expect(err).toContain('agrees by 1.00: the number answers are the same');
  });

  it('asks one tier alone when a call cannot wait', async () => {
    script({ text: wrong });
    expect((await ask(['--tier', '0'])).answer).toMatchObject({ entry: 'openai/gpt-4o-mini' });
    expect(stage.upstream.requests).toHaveLength(1);
  });

  it('leaves the best draft, marked, when the dear model is down', async () => {
    script({ text: wrong }, undefined, { fault: '500' });
    expect((await ask()).answer).toMatchObject({ entry: 'openai/gpt-4o-mini', degraded: true });
    configure('', 'on_exhausted = "fail"');
    script({ text: wrong }, undefined, { fault: '500' });
    await stage.run(['reset', '--all']);
    expect((await stage.run(['-p', hardQuestion])).code).toBe(1);
  });

  it('shows a held draft never, an optimistic one at once', async () => {
    script({ text: wrong });
    const held = await stage.run(['-p', hardQuestion], { isTerminal: true });
    expect(held.out).toBe('She gets $22 back.\n');
    configure('', 'streaming = "optimistic"');
    script({ text: wrong });
    const optimistic = await stage.run(['-p', hardQuestion], { isTerminal: true });
    expect(optimistic.out).toBe(`${wrong}\nShe gets $22 back.\n`);
    expect(optimistic.err).toContain('the answer above is not good enough and is taken back');
  });
});

describe('the gate in a configuration file', () => {
  it.each([
    ['a preset', 'threshold = "strict"'],
    ['a number', 'threshold = 1'],
    ['numbers by complexity', 'threshold = { trivial = 1, simple = 1, moderate = 1, hard = 1, expert = 1 }'],
    ['a threshold of a domain', 'domains.MATH = { threshold = 1 }'],
  ])('takes %s as threshold', async (_what, gate) => {
    configure(`${gate}\nopinion = { when = "never" }`);
    script({ text: right });
    expect((await ask()).answer).toMatchObject({
      entry: 'anthropic/claude-opus-4-7',
      verdicts: [{ decision: 'reject' }, {}],
    });
    configure('threshold = 0\nopinion = { when = "never" }');
    script({ text: right });
    expect((await ask()).answer.entry).toBe('openai/gpt-4o-mini');
  });

  it('sends a domain straight to a tier', async () => {
    configure('domains.MATH = { start_tier = 1 }');
    script({ text: right });
    expect((await ask()).answer).toMatchObject({
      entry: 'anthropic/claude-opus-4-7',
      plan: { startTier: 1, domain: 'MATH' },
    });
    expect(stage.upstream.requests).toHaveLength(1);
  });

  it('answers very easy prompts without opinion and scorer', async () => {
    script({ text: 'The capital of France is Paris.' });
    const { answer } = await ask([], 'What is the capital of France?');
    expect(answer).toMatchObject({ entry: 'openai/gpt-4o-mini', plan: { complexity: 'trivial', score: false } });
    expect(answer.attempts).toHaveLength(1);
  });

  it('asks after the draft, or never, when told so', async () => {
    configure('opinion = { when = "after" }');
    script({ text: right });
    expect((await ask()).answer.attempts.map(({ role }: { role: string }) => role)).toEqual(['answer', 'opinion']);
    configure('opinion = { when = "never" }');
    script({ text: right });
    await ask();
    expect(stage.upstream.requests.filter(({ model }) => model === 'gpt-4.1-nano')).toHaveLength(1);
  });

  it('does not ask an opinion that is too dear', async () => {
    configure('opinion = { max_price_share = 0.0001 }');
    script({ text: right });
    const { err } = await ask(['--explain']);
    expect(err).toContain('no second opinion: it costs');
  });

  it('asks the drafting model again for samples', async () => {
    configure('opinion = { when = "never", samples = 2 }');
    script({ text: right });
    script({ text: right });
    script({ text: right });
    const { answer, err } = await ask(['--explain']);
    expect(answer.attempts.filter(({ role }: { role: string }) => role === 'sample')).toHaveLength(2);
    expect(err).toContain('agree by 1.00');
  });

  it('asks the drafting model for a word on its own answer, where it gives log-probabilities', async () => {
    configure('opinion = { when = "never", self_check = true }');
    const entry = '{ provider = "openai", model = "gpt-4o-mini", logprobs = 5 }';
    stage.configure(readFileSync(stage.configPath, 'utf8').replace('"openai/gpt-4o-mini"', entry));
    stage.upstream.script('openai-chat', 'gpt-4o-mini', [
      { text: right, usage },
      { text: 'Yes', usage },
    ]);
    stage.upstream.script('anthropic', '*', [{ text: 'She gets $22 back.', usage }]);
    const { answer, err } = await ask(['--explain']);
    expect(answer.attempts.some(({ role }: { role: string }) => role === 'self-check')).toBe(true);
    expect(err).toMatch(/yes by [01]\.\d\d/);
    expect(err).toContain('text and log-probabilities');
  });

  it('compares free texts by an embedding model', async () => {
    configure(
      'opinion = { embedding = "openai/text-embedding-3-small", when = "alongside", max_price_share = 1 }',
      'x = 1',
    );
    stage.configure(
      readFileSync(stage.configPath, 'utf8')
        .replace('x = 1\n', '')
        .replace(
          '"openai/gpt-4.1-nano"]',
          '"openai/gpt-4.1-nano", { provider = "openai", model = "text-embedding-3-small", embedding = true }]',
        ),
    );
    const prompt = 'Explain in one paragraph why cats sleep so much during the day.';
    const text =
      'Cats are hunters that are active at dawn and dusk. They rest during the day to save their strength for it.';
    script({ text }, { text: 'They hunt at night, and so they need long rests while the sun shines.' });
    stage.upstream.script('openai-embeddings', '*', [
      {
        embeddings: [
          [1, 0],
          [1, 0.1],
        ],
      },
    ]);
    const { err } = await ask(['--explain'], prompt);
    expect(err).toContain('agrees by 0.99: similarity of the texts');
  });

  it('runs checks of your own, and takes one that fails for no evidence', async () => {
    const file = join(stage.home, 'check.mjs');
    writeFileSync(
      file,
      `let s=''; for await (const c of process.stdin) s+=c; const d=JSON.parse(s); console.log(JSON.stringify(d.text.includes('6') ? {veto:'sandbox',reason:'it prints six'} : {score:1}));`,
    );
    configure(`opinion = { when = "never" }\nown_checks = [{ command = ["node", ${JSON.stringify(file)}] }]`);
    script({ text: wrong });
    expect((await ask()).answer.verdicts[0]).toMatchObject({ veto: 'sandbox', reasons: [{ text: 'it prints six' }] });
    writeFileSync(file, 'process.exit(3)');
    script({ text: right });
    expect((await ask(['--explain'])).err).toContain('your own check 1 threw Error: no evidence');
  });

  it('asks the dear model about accepted drafts in the shadow, and writes down how far they agree', async () => {
    configure('shadow = { share = 1 }');
    script({ text: right });
    await ask();
    const { out } = await stage.run(['log', '--json']);
    const shadow = JSON.parse(out).find(({ role }: { role: string }) => role === 'shadow');
    expect(shadow).toMatchObject({ entry: 'anthropic/claude-opus-4-7', agreement: 1 });
  });

  it('takes a calibration for these models, and refuses one for others', async () => {
    mkdirSync(join(stage.home, 'cal'), { recursive: true });
    const rows = Array.from({ length: 200 }, (_, place) => ({
      id: place,
      prompt: hardQuestion,
      responses: {
        'gpt-4o-mini': { score: 1, inputTokens: 60, outputTokens: 40, costUsd: 0.00003, text: right },
        'claude-opus-4-7': { score: 1, inputTokens: 60, outputTokens: 40, costUsd: 0.001, text: right },
        'gpt-4.1-nano': { score: 1, inputTokens: 60, outputTokens: 40, costUsd: 0.00002, text: 'The answer is 22.' },
      },
    }));
    writeFileSync(join(stage.home, 'rows.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const flags = ['--weak', 'gpt-4o-mini', '--strong', 'claude-opus-4-7', '--opinion', 'gpt-4.1-nano'];
    const made = await stage.run(['calibrate', 'rows.jsonl', ...flags, '--out', 'cal/mine.json', '--json']);
    expect(JSON.parse(made.out)).toMatchObject({ n: 200, models: { draft: 'gpt-4o-mini', dear: 'claude-opus-4-7' } });
    const path = join(stage.home, 'cal', 'mine.json');
    configure(`calibration = ${JSON.stringify(path)}`);
    script({ text: right });
    expect((await ask()).answer.verdicts[0]).toMatchObject({ calibration: '200 answers' });
    writeFileSync(path, readFileSync(path, 'utf8').replace('"gpt-4o-mini"', '"another-model"'));
    const refused = await stage.run(['-p', hardQuestion]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('made for the draft model "another-model"');
  });

  it('takes weights that were learned from labels', async () => {
    const rows = Array.from({ length: 60 }, (_, place) => {
      const isRight = place % 3 > 0;
      const draft = { inputTokens: 60, outputTokens: 40, costUsd: 0.00003, text: isRight ? right : wrong };
      const dear = { score: 1, inputTokens: 60, outputTokens: 40, costUsd: 0.001 };
      return { id: place, prompt: hardQuestion, responses: { a: { ...draft, score: isRight ? 1 : 0 }, b: dear } };
    });
    writeFileSync(join(stage.home, 'labels.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const flags = ['--weak', 'a', '--strong', 'b', '--labels', '40', '--weights-out', 'mine.json', '--json'];
    const { code, out } = await stage.run(['eval', 'labels.jsonl', ...flags]);
    expect({ code, auroc: JSON.parse(out).auroc }).toEqual({ code: 0, auroc: 1 });
    configure(`opinion = { when = "never" }\nweights = ${JSON.stringify(join(stage.home, 'mine.json'))}`);
    script({ text: right });
    const score = async () => (await ask()).answer.verdicts[0].score;
    const good = await score();
    script({ text: wrong });
    expect(good).toBeGreaterThan(await score());
    expect(
      (await stage.run(['eval', 'labels.jsonl', '--weak', 'a', '--strong', 'b', '--weights', 'labels.jsonl'])).code,
    ).toBe(2);
  });

  it.each([
    ['threshold = 1.5', 'must be a number from 0 to 1'],
    ['threshold = "forcascade"', 'must be'],
    ['opinion = { grace = 5 }', 'grace_ms'],
    ['domains.MATHS = { start_tier = 1 }', 'did you mean "MATH"'],
    ['calibration = "missing.json"', 'cannot be used'],
  ])('is refused with the place and the fix: %s', async (gate, message) => {
    configure(gate);
    const { code, err } = await stage.run(['-p', 'hi']);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
