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
});

interface Line {
  readonly at: string;
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

async function logged(
  env: Record<string, string>,
  argv = ['-p', 'the question'],
  more: Parameters<Stage['run']>[1] = {},
) {
  const printed = await stage.run(argv, { env: { STAGE_KEY: 'stage-key-of-somebody', ...env }, ...more });
  const lines = printed.err.split('\n').filter((line) => line.startsWith('{'));
  return { ...printed, lines: lines.map((line): Line => JSON.parse(line)), text: lines.join('\n') };
}

describe('CASCADE_LOG', () => {
  it('writes every step as a line of JSON on standard error, and the answer stays alone', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '503' }]);
    stage.upstream.script('anthropic', '*', [{ text: 'the answer' }]);
    const { out, lines } = await logged({ CASCADE_LOG: 'debug' });
    expect(out).toBe('the answer\n');
    expect(lines.map(({ event }) => event)).toEqual([
      'start',
      'attempt-start',
      'attempt-end',
      'attempt-start',
      'attempt-end',
      'end',
    ]);
    expect(lines[2]).toMatchObject({ entry: 'openai/gpt-4o-mini', failure: { class: 'overloaded', status: 503 } });
    expect(lines[5]).toMatchObject({ entry: 'anthropic/claude-opus-4-7', attempts: 2, characters: 10 });
    expect(lines.every(({ at, level, run }) => !Number.isNaN(Date.parse(at)) && level === 'debug' && run)).toBe(true);
  });

  it('holds neither question nor answer, unless that is wanted', async () => {
    const script = () => stage.upstream.script('openai-chat', '*', [{ text: 'a tale', chunks: 2 }]);
    script();
    const without = await logged({ CASCADE_LOG: 'trace' });
    expect(without.text).not.toMatch(/the question|tale/);
    script();
    const streamed = await logged({ CASCADE_LOG: 'trace', CASCADE_LOG_CONTENT: '1' }, undefined, { isTerminal: true });
    const deltas = streamed.lines.filter(({ event, type }) => event === 'part' && type === 'text-delta');
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.map(({ text }) => text).join('')).toBe('a tale');
    expect(streamed.lines.at(-1)).toMatchObject({ event: 'end', text: 'a tale' });
  });

  it('holds no key, and no message of a vendor, which may quote the question, unless that is wanted', async () => {
    const message = 'Key stage-key-of-somebody said: the question';
    const raw = { status: 503, body: JSON.stringify({ error: { message, code: 'the question' } }) };
    const ask = (more: Record<string, string>) => {
      stage.upstream.script('any', '*', Array(4).fill({ raw }));
      return logged({ CASCADE_LOG: 'trace', ...more });
    };
    const without = [await ask({}), await ask({})].map(({ text }) => text).join();
    expect(without).toContain('resting for another');
    expect(without).not.toMatch(/the question|stage-key-of-somebody/);
    const { text } = await ask({ CASCADE_LOG_CONTENT: '1' });
    expect(text).toContain('said: the question');
    expect(text).not.toContain('stage-key-of-somebody');
  });

  it('writes requests without headers, bodies and queries when everything is wanted', async () => {
    const { lines, text } = await logged({ CASCADE_LOG: 'trace' });
    expect(lines.filter(({ event }) => event === 'response')).toMatchObject([
      { level: 'trace', method: 'POST', url: `${stage.upstream.url}/v1/chat/completions`, status: 200 },
    ]);
    expect(text).not.toContain('stage-key-of-somebody');
    expect((await logged({ CASCADE_LOG: 'debug' })).text).not.toContain('response');
  });

  it('says how a run ended that nobody answered, and which request got no response', async () => {
    stage.configure(pair.replaceAll('$URL', 'http://127.0.0.1:1'));
    const { code, lines } = await logged({ CASCADE_LOG: 'trace' });
    expect(code).toBe(1);
    expect(lines.filter(({ event }) => event === 'no-response')[0]).toMatchObject({ code: 'ECONNREFUSED' });
    expect(lines.at(-1)).toMatchObject({ event: 'failed', code: 'all-tiers-failed' });
  });

  it.each([[{}], [{ CASCADE_LOG: '' }], [{ CASCADE_LOG: 'off' }]])('writes nothing for %j', async (env) => {
    expect((await logged(env)).lines).toEqual([]);
  });

  it('takes any other word for debug', async () => {
    expect((await logged({ CASCADE_LOG: '1' })).lines.length).toBeGreaterThan(0);
  });

  it('watches replays, too', async () => {
    stage.upstream.script('any', '*', [{ fault: '500' }, { fault: '500' }]);
    await stage.run(['-p', 'the question']);
    await stage.run(['reset', '--all']);
    const { lines } = await logged({ CASCADE_LOG: 'debug' }, ['failed', 'replay']);
    expect(lines.at(-1)).toMatchObject({ event: 'end' });
  });
});
