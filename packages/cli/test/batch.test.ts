import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, pair, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.upstream.reset();
  stage.upstream.setDefault({ text: 'Paris.', usage: { inputTokens: 1_000, outputTokens: 1_000 } });
  stage.configure(pair);
  await stage.run(['reset', '--all']);
  rmSync(at('out.jsonl'), { force: true });
});

const at = (name: string): string => join(stage.home, name);
const costUsd = 0.000_75;

/** Writes the input: rows as they are, or prompts with ids from 1 on. */
function input(rows: readonly (string | object)[]): void {
  const lines = rows.map((row, place) =>
    JSON.stringify(typeof row === 'string' ? { id: place + 1, prompt: row } : row),
  );
  writeFileSync(at('in.jsonl'), `${lines.join('\n')}\n`);
}

function output(): readonly Record<string, unknown>[] {
  return readFileSync(at('out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const batch = (...more: string[]) => stage.run(['batch', 'in.jsonl', '--out', 'out.jsonl', ...more]);

describe('cascade batch', () => {
  it('answers every row, in their order, and says what it cost', async () => {
    stage.upstream.script('openai-chat', '*', [
      { text: 'slow', delayMs: 60, usage: { inputTokens: 1_000, outputTokens: 1_000 } },
    ]);
    input(['a', { id: 'b', messages: [{ role: 'user', content: 'b' }], temperature: 0 }, { id: 3, prompt: 'c' }]);
    const { code, out, err } = await batch();
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe(`3 of 3 answered, cost: $0.0023\n${at('out.jsonl')}\n`);
    expect(output().map(({ id }) => id)).toEqual([1, 'b', 3]);
    const inputSha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(output()[1]).toEqual({ id: 'b', content: 'Paris.', entry: 'openai/gpt-4o-mini', costUsd, inputSha256 });
    expect(statSync(at('out.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('writes what failed as a row, exits 1, and asks only that again', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'one' }, { fault: '400' }, { text: 'three' }]);
    input(['a', 'b', 'c']);
    const first = await batch('--concurrency', '1');
    expect(first.code).toBe(1);
    expect(first.err).toContain('2 of 3 answered, 1 failed');
    expect(output()[1]).toMatchObject({ id: 2, content: null, entry: null, error: expect.stringContaining('400') });
    const calls = stage.upstream.requests.length;
    const second = await batch('--json');
    expect(second.code).toBe(0);
    expect(stage.upstream.requests.length).toBe(calls + 1);
    expect(output().map(({ content }) => content)).toEqual(['one', 'Paris.', 'three']);
    expect(JSON.parse(second.out)).toEqual({
      rows: 3,
      answered: 3,
      failed: 0,
      notAsked: 0,
      costUsd,
      out: at('out.jsonl'),
    });
    expect((await batch()).code).toBe(0);
    expect(stage.upstream.requests.length).toBe(calls + 1);
  });

  it('asks a row anew that asks something else under its id, and no other', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'one' }, { text: 'two' }, { text: 'new' }]);
    input(['a', { id: 2, prompt: 'b', temperature: 0, maxOutputTokens: 50 }]);
    await batch('--concurrency', '1');
    input(['A', { id: 2, maxOutputTokens: 50, temperature: 0, prompt: 'b' }]);
    expect((await batch()).code).toBe(0);
    expect(output().map(({ content }) => content)).toEqual(['new', 'two']);
    expect(stage.upstream.requests.length).toBe(3);
  });

  it('takes lines that do not say what was asked as they are', async () => {
    input(['a']);
    const line = { id: 1, content: 'kept', entry: 'openai/gpt-4o-mini', costUsd };
    writeFileSync(at('out.jsonl'), `${JSON.stringify(line)}\n`);
    expect((await batch()).code).toBe(0);
    expect(output()).toEqual([line]);
    expect(stage.upstream.requests.length).toBe(0);
  });

  it('spends no more than it may in all its calls, and leaves the rest for another time', async () => {
    input(Array.from({ length: 6 }, (_, id) => ({ id, prompt: `question ${id}`, maxOutputTokens: 1_000 })));
    const limit = ['--concurrency', '1', '--max-cost', String(3.5 * costUsd)];
    const { code, err } = await batch(...limit);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^Cascade "main": the budget of 0\.000375 USD a run has no room for it.*\n3 of 6 answered, 3 not asked, for what is left/,
    );
    expect(output().every(({ error }) => error === undefined)).toBe(true);
    const asked = stage.upstream.requests.length;
    expect((await batch(...limit)).code).toBe(1);
    expect(stage.upstream.requests.length).toBe(asked);
    expect((await batch()).code).toBe(0);
    expect(output()).toHaveLength(6);
  });

  it('keeps what is answered when it is interrupted', async () => {
    const controller = new AbortController();
    stage.upstream.script('openai-chat', '*', [{ text: 'one' }, { text: 'never', delayMs: 5_000 }]);
    input(['a', 'b']);
    const running = stage.run(['batch', 'in.jsonl', '--out', 'out.jsonl', '--concurrency', '1'], {
      signal: controller.signal,
    });
    await expect.poll(() => stage.upstream.requests.length).toBe(2);
    controller.abort('interrupt');
    expect((await running).code).toBe(130);
    expect(output()).toMatchObject([{ id: 1, content: 'one' }]);
  });

  it('reads rows from standard input', async () => {
    const { code } = await stage.run(['batch', '-', '--out', 'out.jsonl'], { input: '{"id":1,"prompt":"a"}' });
    expect(code).toBe(0);
    expect(output()).toHaveLength(1);
  });

  it('shows a bar on a terminal, and wipes it', async () => {
    input(['a', 'b']);
    const { err } = await stage.run(['batch', 'in.jsonl', '--out', 'out.jsonl'], { showsProgress: true });
    expect(err).toContain('0 of 2 | 0 failed');
    expect(err).toContain('2 of 2 answered');
  });

  it.each<[string, string]>([
    ['{"id":1,"prompt":"a"}\n{"id":1,"prompt":"b"}', 'Two rows have the id 1'],
    ['{"prompt":"a"}', 'line 1: a row needs an "id"'],
    ['{"id":1,"prompt":"a"}\n{"id":2}', 'row 2 must be a conversation'],
    ['{"id":1,"prompt":" "}', 'row 1 needs either a "prompt", a text, or "messages"'],
    ['{"id":1,', 'line 1:'],
    ['', 'has no rows'],
  ])('asks nobody when a row is wrong: %s', async (text, message) => {
    writeFileSync(at('in.jsonl'), text);
    const { code, err } = await batch();
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(existsSync(at('out.jsonl'))).toBe(false);
    expect(stage.upstream.requests).toHaveLength(0);
  });

  it('never writes into the rows, nor into a file of something else', async () => {
    input(['a']);
    expect((await stage.run(['batch', 'in.jsonl', '--out', './in.jsonl'])).code).toBe(2);
    writeFileSync(at('out.jsonl'), '{"id":1,"prompt":"mine"}\n');
    const { code, err } = await batch();
    expect(code).toBe(2);
    expect(err).toContain('name another one');
    expect(readFileSync(at('out.jsonl'), 'utf8')).toBe('{"id":1,"prompt":"mine"}\n');
  });
});
