import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStage, pair, type Stage } from './stage.js';

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.upstream.reset();
  stage.configure(pair);
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

function start(argv: readonly string[], stdout: 'pipe' | number = 'pipe') {
  const env = { PATH: process.env.PATH, HOME: stage.home, STAGE_KEY: 'stage-key' };
  const child = spawn(process.execPath, [bin, ...argv], { cwd: stage.home, env, stdio: ['ignore', stdout, 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, out, err })),
  );
  return { child, ended };
}

async function untilAsked(): Promise<void> {
  while (stage.upstream.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.skipIf(!existsSync(bin))('the cascade process (built)', () => {
  it('shares cooldowns with the next process', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '429-retry-after-120' }]);
    await start(['-p', 'hi']).ended;
    const { code, err } = await start(['-p', 'hi']).ended;
    expect(code).toBe(0);
    expect(err).toContain('openai/gpt-4o-mini passed over: resting for another');
    expect(stage.upstream.requests.filter(({ protocol }) => protocol === 'openai-chat')).toHaveLength(1);
    await start(['reset', '--all']).ended;
  });

  it('exits 130 at an interrupt, ends the call upstream, and leaves a row in the log', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: 'stall-forever' }]);
    const { child, ended } = start(['-p', 'hi']);
    await untilAsked();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(stage.upstream.requests.at(-1)?.disconnectedAtMs).toBeDefined();
    const { out } = await start(['log', '--json', '-n', '1']).ended;
    expect(JSON.parse(out)).toMatchObject([{ failure: { class: 'aborted' } }]);
  });

  it('goes on with a batch that was killed, asks nothing twice, and ends when it is done', async () => {
    const rows = Array.from({ length: 40 }, (_, id) => JSON.stringify({ id, prompt: `question ${id}` }));
    writeFileSync(join(stage.home, 'rows.jsonl'), rows.join('\n'));
    stage.upstream.setDefault({ text: 'yes', delayMs: 20 });
    const argv = ['batch', 'rows.jsonl', '--out', 'answers.jsonl', '--concurrency', '2'];
    const answers = () => readFileSync(join(stage.home, 'answers.jsonl'), 'utf8').trimEnd().split('\n');
    const { child, ended } = start(argv);
    while (stage.upstream.requests.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGKILL');
    await ended;
    const before = answers().length;
    expect(before).toBeGreaterThanOrEqual(16);
    const asked = stage.upstream.requests.length;
    const { code, err } = await start(argv).ended;
    const lastAnswerMs = stage.upstream.requests.at(-1)?.finishedAtMs ?? 0;
    expect(code).toBe(0);
    expect(err).toContain('40 of 40 answered');
    expect(stage.upstream.requests.length - asked).toBe(40 - before);
    expect(answers().map((line) => JSON.parse(line).id)).toEqual(rows.map((row) => JSON.parse(row).id));
    expect(Date.now() - lastAnswerMs).toBeLessThan(5_000);
  });

  it('finds the batch of a vendor again after it was killed, sends nothing twice, and ends when it is done', async () => {
    const rows = Array.from({ length: 30 }, (_, id) => JSON.stringify({ id, prompt: `question ${id}` }));
    writeFileSync(join(stage.home, 'rows.jsonl'), rows.join('\n'));
    stage.configure(pair.replaceAll('api_key_env', 'batch = true\napi_key_env'));
    stage.upstream.setDefault(({ question }) => ({ text: `yes, ${question.prompt}` }));
    stage.upstream.scriptBatches([{ looks: 3 }]);
    const argv = ['batch', 'rows.jsonl', '--out', 'vendor.jsonl', '--vendor-batch'];
    const { child, ended } = start(argv);
    await vi.waitFor(() => expect(stage.upstream.batches[0]?.looks).toBe(1), { timeout: 15_000, interval: 10 });
    child.kill('SIGKILL');
    await ended;
    const { code, err } = await start(argv).ended;
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('30 of 30 answered') });
    expect(stage.upstream.batches.map(({ requestIds }) => requestIds.length)).toEqual([30]);
    const answers = readFileSync(join(stage.home, 'vendor.jsonl'), 'utf8').trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line).content)).toEqual(
      rows.map((row) => `yes, ${JSON.parse(row).prompt}`),
    );
    expect(Date.now() - (stage.upstream.requests.at(-1)?.finishedAtMs ?? 0)).toBeLessThan(5_000);
  });

  it('takes a broken pipe for no error', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'much text '.repeat(50_000) }]);
    const { child, ended } = start(['-p', 'hi', '-q']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says that the answer cannot be written, and keeps the prompt of a replay',
    async () => {
      const full = openSync('/dev/full', 'w');
      try {
        const { code, err } = await start(['-p', 'hi', '-q'], full).ended;
        expect({ code, err }).toEqual({
          code: 1,
          err: expect.stringMatching(/^error: Standard output cannot be written: ENOSPC.*\n$/),
        });
        stage.upstream.script('any', '*', [{ fault: '400' }]);
        const refused = await start(['-p', 'hi']).ended;
        expect(refused.err).toMatch(/openai\/gpt-4o-mini failed: bad-request: .*\nThe prompt is kept in \/.*\.json\n/);
        expect((await start(['failed', 'replay'], full).ended).code).toBe(1);
        expect(JSON.parse((await start(['failed', 'list', '--json']).ended).out)).toHaveLength(1);
        expect((await start(['failed', 'replay']).ended).code).toBe(0);
      } finally {
        closeSync(full);
      }
    },
  );

  it('keeps a prompt among the temporary files when its folder cannot hold it, and replays it from there', async () => {
    const blocked = join(stage.home, 'blocked');
    writeFileSync(blocked, 'a file where a folder should be');
    stage.configure(`${pair}\n[failure_persistence]\ndir = "${blocked}"\n`);
    stage.upstream.script('any', '*', [{ fault: '400' }, { text: 'Found again.' }]);
    const { code, err } = await start(['-p', 'precious']).ended;
    const kept = err.match(/^The prompt is kept in (.*)$/m)?.[1] ?? '';
    expect({ code, inTemporary: kept.startsWith(tmpdir()) }).toEqual({ code: 1, inTemporary: true });
    expect(err).toContain(`cascade failed replay ${kept}`);
    stage.configure(pair);
    expect(await start(['failed', 'replay', kept]).ended).toMatchObject({ code: 0, out: 'Found again.\n' });
    expect(readdirSync(dirname(kept))).toEqual([]);
    rmSync(dirname(kept), { recursive: true });
  });

  it('gives a prompt back when its replay is interrupted, and exits 130', async () => {
    stage.upstream.script('any', '*', [{ fault: '400' }, { fault: 'stall-forever' }]);
    await start(['-p', 'hi']).ended;
    const { child, ended } = start(['failed', 'replay']);
    await vi.waitFor(() => expect(stage.upstream.requests).toHaveLength(2), { timeout: 5_000 });
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect((await start(['failed', 'replay']).ended).code).toBe(0);
  });

  it('loses no attempt and no prompt when it is killed at any moment', async () => {
    stage.upstream.setDefault({ text: 'ok', delayMs: 40 });
    for (const delayMs of [150, 200, 250, 300, 350]) {
      const { child, ended } = start(['-p', `killed after ${delayMs}`]);
      setTimeout(() => child.kill('SIGKILL'), delayMs);
      await ended;
    }
    // The database is whole, and everything works as before.
    expect((await start(['-p', 'afterwards']).ended).code).toBe(0);
    const log = JSON.parse((await start(['log', '--json']).ended).out);
    expect(log[0]).toMatchObject({ entry: 'openai/gpt-4o-mini' });
    expect((await start(['failed', 'list']).ended).err).toContain('No failed prompts');
  });

  it('tells its story in the demo, whose log can be read afterwards', async () => {
    const { code, out, err } = await start(['demo']).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('The models are simulated');
    expect(out).toMatch(/cost: \$0\.\d+/);
    const config = out.match(/ log -c (\S+)/)?.[1] ?? '';
    const log = await start(['log', '-c', config]).ended;
    expect(log.out.match(/rate-limited|overloaded|answered/g)).toHaveLength(7);
    rmSync(dirname(config), { recursive: true, force: true });
  });

  it('says its version and its help, and what is wrong with a configuration', async () => {
    expect((await start(['--version']).ended).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await start(['run', '--help']).ended).out).toContain('--max-tokens');
    stage.configure(`${pair}\n[cascades.main.retrry]\ndelays_ms = []\n`);
    const { code, err } = await start(['status']).ended;
    expect(code).toBe(2);
    expect(err).toMatch(/config\.toml:\d+.*retrry[\s\S]*retry/);
  });
});
