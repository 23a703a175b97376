import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../src/io.js';
import { memoryKeyring, noKeyring } from './keyrings.js';
import { openStage, type Stage } from './stage.js';

const key = 'sk-a-key-of-somebody-1234';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.upstream.reset();
  rmSync(join(stage.home, '.config'), { recursive: true, force: true });
  rmSync(join(stage.home, 'cascade.yaml'), { force: true });
});

type More = Parameters<Stage['run']>[1];
/** Without a keyring, and without any key in the environment. */
const run = (line: string, more: More = {}) =>
  stage.run(line.replaceAll('$URL', stage.upstream.url).split(' '), { env: {}, keyring: noKeyring, ...more });
const written = () => readFileSync(stage.configPath, 'utf8');
const keyFile = () => join(stage.home, '.config', 'cascade', 'keys', 'openai.key');

describe('cascade configure llm', () => {
  it('takes one command from nothing to an answer', async () => {
    const { code, err, out } = await run('configure llm openai --key - --model gpt-4o-mini --base-url $URL/v1', {
      input: `${key}\n`,
    });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain(`wrote ${stage.configPath}: openai, gpt-4o-mini, ${stage.upstream.url}/v1`);
    expect(err).toContain(`kept the key of openai in ${keyFile()}`);
    expect(err).toContain('warning: there is no keyring here: the file is not encrypted');
    expect(err).not.toContain('history');
    expect(err).toContain('asked when nothing is named: openai/gpt-4o-mini');
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(statSync(stage.configPath).mode & 0o777).toBe(0o600);
    expect(written()).not.toContain(key);
    stage.upstream.script('openai-chat', '*', [{ text: 'Paris.' }]);
    const answer = await stage.run(['-p', 'What is the capital of France?'], { env: {}, keyring: noKeyring });
    expect(answer).toMatchObject({ code: 0, out: 'Paris.\n' });
    expect(stage.upstream.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('keeps the key in the keyring where there is one, and warns of one in the history', async () => {
    const keyring = memoryKeyring();
    const { err } = await run(`configure llm anthropic --key ${key} --model claude-haiku-4-5`, { keyring });
    expect(err).toContain('kept the key of anthropic in the keyring');
    expect(err).toContain("warning: the key now stands in the shell's history");
    expect(err).not.toContain(key);
    expect(keyring.kept.get('cascade/anthropic')).toBe(key);
    expect(existsSync(join(stage.home, '.config', 'cascade', 'keys'))).toBe(false);
  });

  it('reaches a server of OpenAI’s protocol under the name of Ollama, without a key', async () => {
    await run('configure llm ollama --model qwen3 --base-url $URL/p/compatible/v1');
    stage.upstream.script('openai-chat', 'qwen3', [{ text: 'Hello.' }]);
    expect(await run('-p hi')).toMatchObject({ code: 0, out: 'Hello.\n' });
    expect(stage.upstream.requests[0]?.path).toBe('/p/compatible/v1/chat/completions');
  });

  it("takes an address of Azure's for Azure, and says which key it wants", async () => {
    const url = 'https://mine.openai.azure.com/openai/deployments/gpt-4o-eu';
    const { code, err } = await run(`configure llm openai --base-url ${url}`);
    expect(code).toBe(0);
    expect(err).toContain(`openai, gpt-4o-eu, ${url}`);
    expect(err).toContain('There is no key yet: set AZURE_OPENAI_API_KEY, or run: cascade keys set openai');
  });

  it('leaves the file as it was but for what is new', async () => {
    stage.configure('# mine\n[cascades.main] # work\nentries = ["openai/gpt-4o-mini"] # cheap\n');
    await run('configure llm claude --model claude-haiku-4-5');
    expect(written()).toBe(
      '# mine\n[cascades.main] # work\nentries = ["openai/gpt-4o-mini"] # cheap\n\n[providers.anthropic]\nmodel = "claude-haiku-4-5"\n',
    );
  });

  it('warns when a key that is kept would go to another address', async () => {
    await run('keys set openai --key -', { input: key });
    const { err } = await run('configure llm openai --base-url $URL/v1');
    expect(err).toContain(`the key in ${keyFile()} will be sent to ${stage.upstream.url}`);
  });

  it.each([
    ['configure llm', 2, 'Which provider? For instance: cascade configure llm openai'],
    ['configure llm opnai', 2, 'nobody knows a provider "opnai". Did you mean "openai"?'],
    ['configure llm openai --base-url example.com', 2, 'base_url must be a URL such as'],
    ['configure llm openai --set-default', 2, 'openai has no model yet. Add --model MODEL.'],
    ['configure llm openai --key', 2, 'argument missing'],
    ['configure llm openai -c x.yaml --model m', 2, 'only TOML can be written'],
  ])('says what is wrong with: cascade %s', async (line, code, message) => {
    const printed = await run(line);
    expect(printed).toMatchObject({ code, out: '', err: expect.stringContaining(message) });
    expect(existsSync(stage.configPath)).toBe(false);
  });

  it.each([
    ['', 'Standard input holds no key'],
    ['two words', 'A key has no blanks'],
    ['schlüssel', 'no characters beyond ASCII'],
  ])('refuses the key "%s" before it writes anything', async (input, message) => {
    const { code, err } = await run('configure llm openai --key - --model m', { input });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
    expect(existsSync(stage.configPath)).toBe(false);
  });
});

describe('the form', () => {
  /** Types each answer when its question is there. */
  function person(answers: readonly (readonly [question: string, typed: string])[]): Partial<Io> & { seen: string[] } {
    const stdin = new PassThrough();
    const seen: string[] = [];
    const rest = [...answers];
    return {
      seen,
      stdin,
      isInteractive: true,
      err(text) {
        seen.push(text);
        const next = rest[0];
        if (next === undefined || !text.includes(next[0])) return;
        rest.shift();
        setTimeout(() => stdin.write(next[1]), 5);
      },
    };
  }

  it('asks a person for what no flag says, and does not show the key', async () => {
    const io = person([
      ['Which provider?', '\r'],
      ['Model?', 'gpt-4o-mini\r'],
      ['API key?', `${key}\r`],
      ['Ask it when nothing is named?', 'y'],
    ]);
    expect((await run('configure llm', io)).code).toBe(0);
    expect(written()).toContain('[providers.openai]\nmodel = "gpt-4o-mini"\n');
    expect(written()).toContain('[agent]\nprovider = "openai"\n');
    expect(readFileSync(keyFile(), 'utf8')).toBe(`${key}\n`);
    expect(io.seen.join('')).not.toContain(key);
  });

  it('writes nothing when the person breaks off', async () => {
    const io = person([['Model?', '\u0003']]);
    const { code } = await run('configure llm openai', io);
    expect(code).toBe(2);
    expect(io.seen.join('')).toContain('Broken off: nothing was written');
    expect(existsSync(stage.configPath)).toBe(false);
  });

  it('takes no model and no key for an answer, too', async () => {
    const io = person([
      ['Model?', '\r'],
      ['API key?', '\r'],
    ]);
    expect((await run('configure llm openai', io)).code).toBe(0);
    expect(written()).toBe('[providers.openai]\n');
    expect(io.seen.join('')).toContain('There is no key yet');
  });

  it('asks for no key where there is one', async () => {
    const io = person([['Model?', '\r']]);
    expect((await run('configure llm openai', { ...io, env: { OPENAI_API_KEY: key } })).code).toBe(0);
    expect(io.seen.join('')).not.toContain('API key?');
  });

  it('asks nothing that was given', async () => {
    const io = person([]);
    const line = `configure llm openai --model m --key ${key}`;
    expect((await run(line, io)).code).toBe(0);
    expect(io.seen.join('')).not.toContain('?');
  });
});

describe('agent', () => {
  it('is picked by the repository, and beaten by --model and -C', async () => {
    await run('configure llm openai --model gpt-4o-mini --base-url $URL/p/compatible/v1');
    writeFileSync(
      join(stage.home, 'cascade.yaml'),
      'agent: { provider: openai, model: gpt-4.1 }\ncascades: { main: { entries: [openai/o3] } }',
    );
    const env = { OPENAI_API_KEY: key };
    const asked = async (line: string) => JSON.parse((await run(line, { env })).out).entry;
    expect(await asked('-p hi --json')).toBe('openai/gpt-4.1');
    expect(await asked('-p hi --json --model openai')).toBe('openai/gpt-4o-mini');
    expect(await asked('-p hi --json --model openai/gpt-4o')).toBe('openai/gpt-4o');
    expect(await asked('-p hi --json -C main')).toBe('openai/o3');
  });
});

describe('cascade configure list', () => {
  it('shows what is set up, where keys are from, and what is asked', async () => {
    await run('configure llm openai --model gpt-4o-mini --key -', { input: `${key}\n` });
    const { code, out, err } = await run('configure list', { env: { ANTHROPIC_API_KEY: key } });
    expect(code).toBe(0);
    expect(out).toMatch(/openai\s+gpt-4o-mini\s+https:\/\/api\.openai\.com\s+file/);
    expect(out).toMatch(/anthropic\s+https:\/\/api\.anthropic\.com\s+ANTHROPIC_API_KEY/);
    expect(out).not.toContain('google');
    expect(err).toBe('asked when nothing is named: openai/gpt-4o-mini\n');
    expect(out).not.toContain(key);
    const { providers, default: byDefault } = JSON.parse((await run('configure list --json --all')).out);
    expect(byDefault).toBe('openai/gpt-4o-mini');
    expect(providers.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['openai', 'anthropic', 'google', 'ollama']),
    );
  });

  it('says how to begin', async () => {
    expect((await run('configure list')).err).toContain('Begin with: cascade configure llm');
  });
});

describe('cascade keys', () => {
  it('keeps, masks, shows, lists and deletes', async () => {
    expect((await run('keys set openai --key -', { input: key })).code).toBe(0);
    expect((await run('keys get openai')).out).toMatch(/^sk-a\.\.\.1234 {2}\([0-9a-f]{8}, file\)\n$/);
    expect((await run('keys get openai --show')).out).toBe(`${key}\n`);
    const { out } = await run('keys list');
    expect(out).toMatch(/openai\s+sk-a\.\.\.1234\s+[0-9a-f]{8}\s+file\s+https:\/\/api\.openai\.com/);
    expect(await run('keys delete openai')).toMatchObject({ code: 0 });
    expect(await run('keys delete openai')).toMatchObject({ code: 1, err: expect.stringContaining('was kept') });
    expect(await run('keys get openai')).toMatchObject({ code: 1, err: expect.stringContaining('set OPENAI_API_KEY') });
    expect((await run('keys list')).err).toContain('No keys yet');
  });

  it('makes a pool of several, and lets one go', async () => {
    const keyring = memoryKeyring();
    await run('keys set openai --key -', { input: 'sk-number-one-of-many\nsk-number-two-of-many\n', keyring });
    await run('keys set openai --add --key sk-number-three-of-many', { keyring });
    const { keys } = JSON.parse((await run('keys list --json', { keyring })).out);
    expect(keys.map((each: { key: string }) => each.key)).toEqual(['sk-n...many', 'sk-n...many', 'sk-n...many']);
    await run(`keys delete openai --id ${keys[0].id}`, { keyring });
    expect(keyring.kept.get('cascade/openai')).toBe('sk-number-two-of-many\nsk-number-three-of-many');
    expect((await run('keys delete openai --id ffffffff', { keyring })).code).toBe(1);
  });

  it('asks with each key in turn while one that is refused rests', async () => {
    await run('configure llm openai --model gpt-4o-mini --base-url $URL/v1');
    await run('keys set openai --key -', { input: 'bad-key\nsk-good-one-of-pool\nsk-good-two-of-pool\n' });
    const used: (string | undefined)[] = [];
    for (let turn = 0; turn < 4; turn++) {
      stage.upstream.reset();
      expect((await run('-p hi')).code).toBe(0);
      used.push(...stage.upstream.requests.map(({ headers }) => headers.authorization?.slice(7)));
    }
    // Each process begins with the first key, which rests for all of them once it was refused.
    expect(used.filter((each) => each === 'bad-key')).toHaveLength(1);
    await stage.run(['reset', '--all']);
  });

  it('takes the name of a provider in any spelling, and refuses what nobody would look for', async () => {
    const keyring = memoryKeyring();
    await run('keys set gemini --key -', { input: key, keyring });
    expect([...keyring.kept.keys()]).toEqual(['cascade/google']);
    const { code, err } = await run('keys set groqq --key -', { input: key, keyring });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('There is no provider "groqq"') });
  });

  it('lists a key of any vendor that is known, and keeps one under a name that entries share', async () => {
    await run('keys set groq --key -', { input: key });
    expect((await run('keys list')).out).toMatch(/groq\s+sk-a\.\.\.1234.*https:\/\/api\.groq\.com/);
    stage.configure(
      '[cascades.a]\nentries = [{ provider = "openai", model = "m", base_url = "$URL/v1", api_key_service = "house" }]',
    );
    expect((await run('keys set house --key -', { input: key })).code).toBe(0);
    await run('-p hi');
    expect(stage.upstream.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  });

  it('works beside a project that nobody trusts, and names a key without a provider', async () => {
    mkdirSync(join(stage.home, '.config', 'cascade', 'keys'), { recursive: true });
    writeFileSync(join(stage.home, '.config', 'cascade', 'keys', 'gone.key'), key);
    expect((await run('keys list')).err).toContain('A key of "gone" is kept');
    writeFileSync(join(stage.home, 'cascade.yaml'), 'providers: { openai: { base_url: "http://evil.example" } }');
    expect((await run('keys set openai --key -', { input: key })).code).toBe(0);
    expect((await run('keys delete gone')).code).toBe(0);
  });
});
