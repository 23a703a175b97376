import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noKeyring } from './keyrings.js';
import { listen } from './listen.js';
import { openStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.upstream.reset();
  rmSync(join(stage.home, '.config'), { recursive: true, force: true });
  rmSync(join(stage.home, '.local'), { recursive: true, force: true });
});

const run = (line: string) => stage.run(line.split(' '), { env: {}, keyring: noKeyring, columns: 200 });
const inFile = (data: unknown, name = 'prices.json') => {
  writeFileSync(join(stage.home, name), typeof data === 'string' ? data : JSON.stringify(data));
  return name;
};
const pricesOf = (inputPer1M: number, outputPer1M: number) => ({
  version: 1,
  vendors: { openai: [{ id: 'gpt-4o-mini', prices: [{ inputPer1M, outputPer1M }] }] },
});

describe('cascade models', () => {
  it('shows price, window, abilities, source and age of the models of a provider', async () => {
    const { code, out, err } = await run('models openai');
    expect(code).toBe(0);
    expect(out).toMatch(/^openai\/gpt-4o-mini\s+0\.15\s+0\.6\s+0\.075\s+128k\s+16k\s+tools images.*2026-\d\d-\d\d$/m);
    expect(out).not.toContain('retired');
    expect(err).toContain('US dollars per million tokens');
  });

  it('shows those of the providers in use when none is named, and all with --all', async () => {
    stage.configure('[cascades.a]\nentries = ["anthropic/claude-haiku-4-5"]');
    const inUse = JSON.parse((await run('models --json')).out);
    expect(Object.keys(inUse.vendors)).toEqual(['anthropic']);
    const { out } = await run('models --all');
    expect(out).toContain('groq/llama-3.3-70b-versatile');
    expect(out).toMatch(/anthropic\/claude-3-5-haiku.*\(retired\)/);
  });

  it('takes older spellings, and names of your own for a vendor', async () => {
    expect((await run('models gemini')).out).toContain('google/gemini-2.5-flash');
    stage.configure('[providers.work]\ntype = "openai"\nbase_url = "http://localhost/v1"\nprices = "groq"\n');
    expect((await run('models work')).out).toContain('groq/llama-3.3-70b-versatile');
    expect(await run('models nobody')).toMatchObject({ code: 2, err: expect.stringContaining('Known are anthropic') });
  });
});

describe('cascade models --refresh', () => {
  let server: Server;
  let url: string;
  let answer: () => { status: number; body: string; headers?: Record<string, string> };
  beforeEach(async () => {
    server = createServer((_, response) => {
      const { status, body, headers } = answer();
      response.writeHead(status, headers).end(body);
    });
    url = await listen(server);
  });
  afterEach(() => void server.close());

  it('reads newer prices from a path, says what changes, and counts with them from then on', async () => {
    const { code, err } = await run(`models --refresh ${inFile(pricesOf(0.3, 1.2))}`);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'openai: read 1 models, 1 prices are others now\n  gpt-4o-mini: 0.3 / 1.2 (was 0.15 / 0.6)\n',
    });
    expect((await run('models openai')).out).toMatch(/gpt-4o-mini\s+0\.3\s+1\.2\s.*prices\.json/);
    stage.configure('[providers.openai]\nbase_url = "$URL/v1"\napi_key_env = "KEY"\n');
    stage.upstream.script('openai-chat', '*', [{ text: 'hi', usage: { inputTokens: 1_000_000, outputTokens: 0 } }]);
    const line = ['--model', 'openai/gpt-4o-mini', '-p', 'hi', '--json'];
    const { out } = await stage.run(line, { env: { KEY: 'sk-a-key' }, keyring: noKeyring });
    expect(JSON.parse(out).costUsd).toBeCloseTo(0.3);
  });

  it('reads them from a URL', async () => {
    answer = () => ({ status: 200, body: JSON.stringify(pricesOf(9, 9)) });
    expect((await run(`models --refresh ${url}/prices.json`)).code).toBe(0);
    expect((await run('models openai --json')).out).toContain(`${url}/prices.json`);
  });

  it('takes what `cascade models --json` of a newer version writes', async () => {
    const { out } = await run('models --all --json');
    expect((await run(`models --refresh ${inFile(out)}`)).err).toMatch(/openai: read \d+ models, 0 prices are others/);
  });

  it.each<readonly [string, { status: number; body: string; headers?: Record<string, string> }, string]>([
    ['a page', { status: 200, body: '<html>' }, 'it is not JSON'],
    ['an error', { status: 404, body: '{}' }, 'it answered with status 404'],
    ['a redirect', { status: 302, body: '', headers: { location: 'https://evil.example/' } }, 'gave no prices'],
    [
      'a negative price',
      { status: 200, body: JSON.stringify(pricesOf(-1, 1)) },
      'openai/gpt-4o-mini: inputPer1M must be',
    ],
  ])('keeps nothing of %s', async (_title, given, message) => {
    answer = () => given;
    const { code, err } = await run(`models --refresh ${url}/prices.json`);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
    expect((await run('models openai')).out).toMatch(/gpt-4o-mini\s+0\.15/);
  });

  it.each([
    ['http://prices.example/x.json', 'is not encrypted'],
    ['no-such-file.json', 'cannot be read'],
  ])('refuses %s', async (from, message) => {
    expect(await run(`models --refresh ${from}`)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });

  it('does without what it has kept when that is broken, and says so', async () => {
    await run(`models --refresh ${inFile(pricesOf(0.3, 1.2))}`);
    const kept = join(stage.home, '.local', 'share', 'cascade', 'prices', 'openai.json');
    expect(readFileSync(kept, 'utf8')).toContain('0.3');
    writeFileSync(kept, '{');
    stage.configure(
      '[providers.openai]\nbase_url = "$URL/p/compatible/v1"\n[agent]\nprovider = "openai"\nmodel = "gpt-4o-mini"',
    );
    const { code, err } = await run('-p hi');
    expect(code).toBe(0);
    expect(err).toContain('openai.json cannot be used');
  });
});
