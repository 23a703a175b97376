import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, pair, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.upstream.reset();
  stage.configure(pair);
  await stage.run(['reset', '--all']);
  await stage.run(['failed', 'delete', '--all']);
});

describe('what somebody tries who has read nothing', () => {
  it('shows in its help how to ask', async () => {
    expect((await stage.run(['--help'])).out).toContain('cascade -p "What is the capital of France?"');
  });

  it('says how to ask when the question stands there without -p', async () => {
    const { code, err } = await stage.run(['What', 'is', 'this?']);
    expect({ code, err }).toEqual({ code: 2, err: 'error: A question needs -p: cascade -p "What is this?"\n' });
    expect((await stage.run(['run', 'hello'])).err).toContain('cascade -p "hello"');
  });

  it('names the command that a misspelt one means', async () => {
    const { code, err } = await stage.run(['statsu']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: There is no command "statsu". Did you mean: cascade status\n',
    });
  });

  it('says how to ask when standard input holds nothing', async () => {
    expect(await stage.run([])).toMatchObject({ code: 2, err: expect.stringContaining('-p "..."') });
  });

  it('finds the attempts of a run by the end of its id, which is what the list shows', async () => {
    const { runId } = JSON.parse((await stage.run(['-p', 'hi', '--json'])).out);
    await stage.run(['-p', 'something else']);
    const { out } = await stage.run(['log', '--run', runId.slice(-8), '--json']);
    expect(JSON.parse(out)).toMatchObject([{ runId }]);
    expect((await stage.run(['log', '--run', 'ffffffff-nobody'])).err).toBe('No attempts match\n');
  });

  it('says that an entry it is to reset was not resting', async () => {
    expect((await stage.run(['reset', 'openai/gpt-5'])).err).toBe(
      '"openai/gpt-5" was not resting. See: cascade status\n',
    );
  });

  it('replays a prompt with one model, and needs no cascade for that', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '401' }]);
    stage.configure(pair.slice(0, pair.indexOf('[cascades.main]')));
    expect((await stage.run(['--model', 'openai/gpt-4o-mini', '-p', 'hi'])).code).toBe(1);
    stage.upstream.script('anthropic', '*', [{ text: 'Hello.' }]);
    const { code, out } = await stage.run(['failed', 'replay', '--model', 'anthropic/claude-opus-4-7']);
    expect({ code, out }).toEqual({ code: 0, out: 'Hello.\n' });
  });

  it('says that the command comes first', async () => {
    stage.configure(pair);
    const { code, err } = await stage.run(['-c', stage.configPath, 'status']);
    expect({ code, err }).toEqual({ code: 2, err: 'error: The command comes first: cascade status ...\n' });
  });

  it('says after `init` without keys what to do next', async () => {
    rmSync(stage.configPath);
    const { code, err } = await stage.run(['init'], { env: { OLLAMA_HOST: '127.0.0.1:1' } });
    expect(code).toBe(0);
    expect(err).toContain('Set a key (OPENAI_API_KEY');
  });

  it.skipIf(!existsSync('/bin/bash'))(
    'completes commands and options in bash, after the value of an option too',
    async () => {
      const { out } = await stage.run(['completion', 'bash']);
      const complete = (...words: string[]) => {
        const line = `COMP_WORDS=(cascade ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`;
        const script = `${out}\n${line}; _cascade; echo "\${COMPREPLY[@]}"`;
        return execFileSync('/bin/bash', ['-c', script], { encoding: 'utf8' }).trim();
      };
      expect(complete('statu')).toBe('status');
      expect(complete('failed', 're')).toBe('replay');
      expect(complete('-C', 'main', '--js')).toBe('--json');
      expect(complete('failed', 'replay', '-C', 'main', '--ig')).toBe('--ignore-cooldowns');
    },
  );
});
