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
  stage.upstream.scriptBatches([{ looks: 1 }, { looks: 1 }]);
  stage.configure(pair.replaceAll('api_key_env', 'batch = true\napi_key_env'));
  await stage.run(['reset', '--all']);
  for (const name of ['out.jsonl', 'out.jsonl.batches']) rmSync(at(name), { force: true });
});

const at = (name: string): string => join(stage.home, name);
/** A thousand tokens in and out, at half the price. */
const costUsd = 0.000_375;

function input(...prompts: readonly string[]): void {
  writeFileSync(at('in.jsonl'), prompts.map((prompt, id) => JSON.stringify({ id, prompt })).join('\n'));
}

function output(): readonly Record<string, unknown>[] {
  return readFileSync(at('out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const command = ['batch', 'in.jsonl', '--out', 'out.jsonl', '--vendor-batch'];
const sizes = () => stage.upstream.batches.map(({ requestIds }) => requestIds.length);

describe('cascade batch --vendor-batch', () => {
  it('answers every row from one batch, at half the price, and leaves no file beside the answers', async () => {
    input('a', 'b', 'c');
    const { code, err } = await stage.run(command);
    expect({ code, err }).toEqual({ code: 0, err: `3 of 3 answered, cost: $0.0011\n${at('out.jsonl')}\n` });
    expect(output().map(({ id, content, costUsd: cost }) => [id, content, cost])).toEqual([
      [0, 'Paris.', costUsd],
      [1, 'Paris.', costUsd],
      [2, 'Paris.', costUsd],
    ]);
    expect(sizes()).toEqual([3]);
    expect(existsSync(at('out.jsonl.batches'))).toBe(false);
  });

  it('writes what failed as a row, exits 1, and asks only that again', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'one' }, { fault: '400' }]);
    input('a', 'b');
    const first = await stage.run(command);
    expect(first.code).toBe(1);
    expect(output()).toMatchObject([{ content: 'one' }, { content: null, error: expect.stringContaining('400') }]);
    expect((await stage.run(command)).code).toBe(0);
    expect(sizes()).toEqual([2, 1]);
  });

  it('sends no more than --max-cost has room for', async () => {
    const rows = Array.from({ length: 5 }, (_, id) => JSON.stringify({ id, prompt: 'hi', maxOutputTokens: 1_000 }));
    writeFileSync(at('in.jsonl'), rows.join('\n'));
    const { code, err } = await stage.run([...command, '--max-cost', '0.0007']);
    expect(code).toBe(1);
    expect(err).toContain('--max-cost 0.0007 has no room');
    expect(err).toContain('2 of 5 answered, 3 not asked');
    expect(sizes()).toEqual([2]);
  });

  it('cancels the batch at an interrupt, and uses what it has answered the next time', async () => {
    stage.upstream.reset();
    stage.upstream.setDefault({ text: 'Paris.' });
    stage.upstream.scriptBatches([{ looks: 1_000, answered: 1 }, { looks: 1 }]);
    input('a', 'b');
    const controller = new AbortController();
    const running = stage.run(command, { signal: controller.signal });
    await expect.poll(() => stage.upstream.batches.length, { timeout: 10_000 }).toBe(1);
    await expect
      .poll(() => existsSync(at('out.jsonl.batches')) && readFileSync(at('out.jsonl.batches'), 'utf8'))
      .toContain('batch_');
    controller.abort('interrupt');
    expect((await running).code).toBe(130);
    expect(stage.upstream.batches[0]?.status).toBe('cancelling');
    expect(statSync(at('out.jsonl.batches')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('out.jsonl.batches'), 'utf8')).not.toContain('stage-key');
    expect((await stage.run(command)).code).toBe(0);
    expect(sizes()).toEqual([2, 1]);
    expect(existsSync(at('out.jsonl.batches'))).toBe(false);
  });

  it('says on a terminal what is waited for', async () => {
    input('a', 'b');
    const { err } = await stage.run(command, { showsProgress: true });
    expect(err).toContain('waiting for openai/gpt-4o-mini: 2 being sent');
    expect(err).toContain('waiting for openai/gpt-4o-mini: 2');
    expect(err).toContain('2 of 2 answered');
  });

  it('asks as ever where nobody has batches', async () => {
    stage.configure(pair);
    input('a', 'b');
    expect((await stage.run(command)).code).toBe(0);
    expect(sizes()).toEqual([]);
    expect(output()[0]).toMatchObject({ costUsd: 2 * costUsd });
  });
});
