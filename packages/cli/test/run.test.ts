import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  stage.configure(pair);
  await stage.run(['reset', '--all']);
});

const usage = { inputTokens: 4820, outputTokens: 1330 };

describe('cascade run', () => {
  it('writes the answer and nothing else to standard output, and what it cost to standard error', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '500' }]);
    stage.upstream.script('anthropic', '*', [{ text: 'Paris.', usage }]);
    const { code, out, err } = await stage.run(['-p', 'What is the capital of France?']);
    expect({ code, out }).toEqual({ code: 0, out: 'Paris.\n' });
    expect(err).toContain('openai/gpt-4o-mini failed: server: openai 500');
    expect(err).toContain('cost: $0.06 (4,820 in / 1,330 out tokens, anthropic/claude-opus-4-7)');
  });

  it('says so when the price is unknown, and never invents one', async () => {
    stage.configure(pair.replace('prices = "openai"', '').replace('gpt-4o-mini', 'my-own-model'));
    stage.upstream.script('openai-chat', '*', [{ text: 'x', usage }]);
    const { err } = await stage.run(['-p', 'hi']);
    expect(err).toContain('cost: unknown (4,820 in / 1,330 out tokens, openai/my-own-model)');
  });

  it('prints one JSON object for machines', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'Paris.', usage }]);
    const { out } = await stage.run(['run', '--json', '-p', 'hi']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining([
        'content',
        'entry',
        'usage',
        'costUsd',
        'costBasis',
        'attempts',
        'runId',
        'degraded',
        'warnings',
      ]),
    );
    expect(answer).toMatchObject({
      content: [{ type: 'text', text: 'Paris.' }],
      entry: 'openai/gpt-4o-mini',
      costBasis: 'priced',
      degraded: false,
      usage: { inputTokens: 4820, outputTokens: 1330 },
    });
  });

  it('calls a vendor by its own name, in its own words', async () => {
    stage.configure('[providers.deepseek]\nbase_url = "$URL/p/deepseek/v1"');
    stage.upstream.script('openai-chat', '*', [{ text: 'Paris.', usage: { ...usage, cacheReadTokens: 4000 } }]);
    const env = { DEEPSEEK_API_KEY: 'deepseek-key' };
    const { code, out, err } = await stage.run(['-p', 'hi', '--model', 'deepseek/deepseek-v4-pro'], { env });
    expect({ code, out }).toEqual({ code: 0, out: 'Paris.\n' });
    expect(err).toMatch(/cost: \$0\.\d+ \(4,820 in \/ 1,330 out tokens, deepseek\/deepseek-v4-pro\)/);
    expect(stage.upstream.requests.at(-1)?.headers).toMatchObject({ authorization: 'Bearer deepseek-key' });
  });

  it('says how to get Claude Code where it is not installed, and asks the next entry', async () => {
    stage.configure(`${pair}\n[cascades.mine]\nentries = ["claude_code/sonnet", "openai/gpt-4o-mini"]`);
    stage.upstream.script('openai-chat', '*', [{ text: 'Paris.', usage }]);
    const { code, out, err } = await stage.run(['-p', 'hi', '--cascade', 'mine']);
    expect({ code, out }).toEqual({ code: 0, out: 'Paris.\n' });
    expect(err).toContain('npm install @anthropic-ai/claude-agent-sdk');
  });

  it.each([
    ['azure', '/openai/deployments/d', '/openai/deployments/d/chat/completions', '?api-version=2025-04-01-preview'],
    ['azure', '', '/openai/deployments/gpt-4o/chat/completions', '?api-version=2025-04-01-preview'],
    ['openai', '/openai/deployments/d', '/openai/deployments/d/chat/completions', '?api-version=2025-04-01-preview'],
    ['azure', '/openai/v1', '/openai/v1/chat/completions', '?api-version=2025-04-01-preview'],
  ])('calls Azure by type %s at %s', async (type, suffix, path, query) => {
    stage.configure(
      `[providers.work]\ntype = "${type}"\nbase_url = "$URL${suffix}"\n${type === 'azure' ? '' : 'azure = true\n'}api_version = "2025-04-01-preview"\napi_key_env = "STAGE_KEY"`,
    );
    stage.upstream.setDefault({ text: 'Paris.' });
    const { code, out } = await stage.run(['-p', 'hi', '--model', 'work/gpt-4o']);
    expect({ code, out }).toEqual({ code: 0, out: 'Paris.\n' });
    const [request] = stage.upstream.requests;
    expect({ path: request?.path, query: request?.query }).toEqual({ path, query });
    expect(request?.headers).toMatchObject({ 'api-key': 'stage-key' });
  });

  it('prints tool calls as pretty JSON', async () => {
    const file = join(stage.home, 'conversation.json');
    const tools = [{ name: 'get_time', inputSchema: { type: 'object', properties: {} } }];
    writeFileSync(file, JSON.stringify({ messages: [{ role: 'user', content: 'the time?' }], tools }));
    stage.upstream.script('openai-chat', '*', [{ toolCalls: [{ name: 'get_time', input: {}, id: 'call_1' }] }]);
    const { out } = await stage.run(['-f', file]);
    expect(out).toBe(`${JSON.stringify([{ id: 'call_1', name: 'get_time', input: {} }], null, 2)}\n`);
  });

  it('takes a conversation of the older tool, in which the schema of a tool is called `parameters`', async () => {
    const file = join(stage.home, 'older.json');
    const parameters = { type: 'object', properties: { city: { type: 'string' } } };
    const tools = [{ name: 'get_weather', description: 'now', parameters }];
    writeFileSync(file, JSON.stringify({ messages: [{ role: 'user', content: 'and in Rome?' }], tools }));
    expect((await stage.run(['-f', file])).code).toBe(0);
    expect(stage.upstream.requests.at(-1)?.body).toMatchObject({
      tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
    });
  });

  it('streams to a terminal as the answer comes, without the control characters that a model may send', async () => {
    stage.upstream.script('openai-chat', '*', [{ chunks: ['Par', 'is \u001b[31m', 'red'] }]);
    const pieces: string[] = [];
    await stage.run(['-p', 'hi'], { isTerminal: true, out: async (text) => pieces.push(text) > 0 });
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join('')).toBe('Paris [31mred\n');
  });

  it('counts the seconds on a terminal when an answer takes more than two, and wipes that', async () => {
    stage.upstream.script('openai-chat', '*', [{ text: 'At last.', delayMs: 2_200 }]);
    const { out, err } = await stage.run(['-p', 'hi'], { showsProgress: true });
    expect(out).toBe('At last.\n');
    expect(err).toMatch(/^\rwaiting for an answer … 2 s\r.\[K/);
  });

  it('reads the question from standard input', async () => {
    await stage.run([], { input: 'from a pipe' });
    expect(stage.upstream.requests.at(-1)?.rawBody).toContain('from a pipe');
  });

  it('sends --system and --max-tokens', async () => {
    await stage.run(['-p', 'hi', '--system', 'be terse', '--max-tokens', '77']);
    expect(stage.upstream.requests.at(-1)?.body).toMatchObject({
      max_tokens: 77,
      messages: [{ role: 'system', content: 'be terse' }, {}],
    });
  });

  it('asks one model with --model, under its provider or alone', async () => {
    expect((await stage.run(['--model', 'anthropic/claude-opus-4-7', '-p', 'hi'])).code).toBe(0);
    expect(stage.upstream.requests.at(-1)?.protocol).toBe('anthropic');
    expect((await stage.run(['--model', 'gpt-4o-mini', '-p', 'hi'])).code).toBe(0);
    expect(stage.upstream.requests.at(-1)?.protocol).toBe('openai-chat');
  });

  it('exits 1 when nobody answers, tells every attempt, and keeps the prompt where it says', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '500' }]);
    stage.upstream.script('anthropic', '*', [{ fault: '529' }]);
    const { code, out, err } = await stage.run(['-p', 'keep this']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('openai/gpt-4o-mini: server: openai 500');
    expect(err).toContain('anthropic/claude-opus-4-7: overloaded: anthropic 529');
    const path = err.match(/The prompt is kept in (\/\S+)/)?.[1] ?? '';
    expect(readFileSync(path, 'utf8')).toContain('keep this');
    await stage.run(['failed', 'delete', '--all']);
    expect(existsSync(path)).toBe(false);
  });

  it('exits 1 and asks nobody else when the request itself is refused', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: '400' }]);
    const { code } = await stage.run(['-p', 'hi']);
    expect(code).toBe(1);
    expect(stage.upstream.requests).toHaveLength(1);
  });

  it('exits 130 when it is interrupted', async () => {
    stage.upstream.script('openai-chat', '*', [{ fault: 'stall-forever' }]);
    const { code } = await stage.run(['-p', 'hi'], { signal: AbortSignal.timeout(50) });
    expect(code).toBe(130);
  });

  it('lists the cascades when it cannot know which is meant', async () => {
    stage.configure(`${pair}\n[cascades.other]\nentries = [{ provider = "openai", model = "gpt-4o" }]\n`);
    const { code, err } = await stage.run(['-p', 'hi']);
    expect(code).toBe(2);
    expect(err).toContain('Which cascade?');
    expect(err).toMatch(/main[\s\S]*other/);
    expect((await stage.run(['-C', 'main', '-p', 'hi'])).code).toBe(0);
  });

  it.each([
    ['both -p and -f', ['-p', 'hi', '-f', 'x.json'], 'either --prompt or --file'],
    ['an empty prompt', ['-p', '  '], 'The prompt is empty'],
    ['a file that is not there', ['-f', 'missing.json'], 'There is no file'],
    ['an unknown option', ['-p', 'hi', '--stremm'], 'unknown option'],
    ['a cascade that is not there', ['-C', 'mian', '-p', 'hi'], 'main'],
    ['a word that is no command', ['hello'], 'A question needs -p'],
    ['a reserved name', ['prompt', 'x'], 'reserved'],
    ['a bad number', ['-p', 'hi', '--max-tokens', 'many'], 'whole number'],
  ])('exits 2 and says what to do for %s', async (_what, argv, message) => {
    const { code, out, err } = await stage.run(argv);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it.each([
    ['not JSON', '{"messages": ', 'is not JSON'],
    ['a list', '[]', 'must be a conversation'],
    ['messages of another shape', '{"messages": [{"role": "robot", "content": "x"}]}', 'messages[0].role'],
    [
      'an unknown key',
      '{"messages": [{"role": "user", "content": "x"}], "temprature": 1}',
      'unknown option "temprature"',
    ],
  ])('exits 2 for a conversation file that is %s', async (_what, text, message) => {
    const file = join(stage.home, 'bad.json');
    writeFileSync(file, text);
    const { code, err } = await stage.run(['-f', file]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('refuses input that is not UTF-8', async () => {
    const { code, err } = await stage.run([], { input: Buffer.from([0x63, 0xe9, 0x20]) });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('not valid UTF-8') });
  });

  it('takes a prompt of 10 MB', async () => {
    stage.configure(pair.replace('gpt-4o-mini', 'my-own-model'));
    const { code } = await stage.run([], { input: 'word '.repeat(2_000_000) });
    expect(code).toBe(0);
    expect(stage.upstream.requests.at(-1)?.rawBody.length).toBeGreaterThan(10_000_000);
  });

  it('sends a prompt to nobody whose window it overflows, says so, and keeps it', async () => {
    const { code, err } = await stage.run([], { input: 'word '.repeat(2_000_000) });
    expect(code).toBe(1);
    expect(err).toContain(
      'openai/gpt-4o-mini: passed over: the conversation has at least 1250000 tokens and its window is 128000',
    );
    expect(err).toContain('The prompt is kept in');
    expect(stage.upstream.requests).toHaveLength(0);
    await stage.run(['failed', 'delete', '--all']);
  });

  it('answers although the database cannot be used, and says so', async () => {
    const blocked = join(stage.home, 'not-a-database');
    writeFileSync(blocked, 'this is a text file, and it stays one');
    stage.configure(`${pair}\n[database]\npath = "${blocked}"\n`);
    const { code, out, err } = await stage.run(['-p', 'hi']);
    expect(code).toBe(0);
    expect(out).not.toBe('');
    expect(err).toMatch(/warning: .*not-a-database/);
    expect(readFileSync(blocked, 'utf8')).toBe('this is a text file, and it stays one');
  });
});
