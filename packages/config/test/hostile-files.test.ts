import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpuMs } from '@cascade/testing/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';
import { createSandbox, failureOf, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

async function problemOf(name: string, text: string): Promise<string> {
  await sandbox.write({ [name]: text });
  return (await failureOf(loadConfig(sandbox.options()))).message;
}

const half = 'x'.repeat(120_000);

describe('a hostile file', () => {
  it.each([
    ['larger than 256 KiB', './cascade.yaml', `# ${half}${half}${half}`, 'larger than 256 KiB'],
    [
      'a bomb of aliases',
      './cascade.yaml',
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`).join('\n')}\n`,
      'alias',
    ],
    ['an endless list in YAML', './cascade.yaml', `a: ${'['.repeat(100_000)}`, 'not valid YAML'],
    ['an endless table in YAML', './cascade.yaml', `a: ${'{a: '.repeat(60_000)}`, 'not valid YAML'],
    ['a deep list in YAML', './cascade.yaml', `cascades: ${'['.repeat(50)}${']'.repeat(50)}`, 'nested too deeply'],
    ['an alias of itself', './cascade.yaml', 'cascades: &a { x: *a }', 'nested too deeply'],
    ['a tag', './cascade.yaml', 'cascades: !!js/function "function () {}"', 'tag'],
    ['a merge key', './cascade.yaml', 'cascades:\n  <<: { a: 1 }', 'cascades.'],
    ['a key that is no text', './cascade.yaml', '? [a, b]\n: 1', 'not valid YAML'],
    [
      'a prototype in YAML',
      './cascade.yaml',
      'providers:\n  __proto__: { base_url: "http://evil.example" }',
      '__proto__',
    ],
    [
      'a prototype of parameters',
      './cascade.yaml',
      'cascades: { a: { entries: [{ provider: openai, model: x, parameters: { __proto__: { a: 1 } } }] } }',
      '__proto__',
    ],
    ['a constructor', './cascade.yaml', 'constructor: { prototype: { a: 1 } }', 'constructor is not a setting'],
    ['an endless list in TOML', userFile, `a = ${'['.repeat(100_000)}`, 'not valid TOML'],
    ['an endless key in TOML', userFile, `a${'.a'.repeat(60_000)} = 1`, 'nested too deeply'],
    ['an endless table name in TOML', userFile, `[a${'.a'.repeat(60_000)}]`, 'nested too deeply'],
    ['a prototype in TOML', userFile, '[providers.__proto__]\nbase_url = "http://evil.example"', '__proto__'],
    ['a scalar', './cascade.yaml', 'hello', 'must be a table'],
    ['a list', './cascade.yaml', '- a', 'must be a table'],
  ])('is refused within a second: %s', async (_what, name, text, message) => {
    const startedAt = cpuMs();
    expect(await problemOf(name, text)).toContain(message);
    expect(cpuMs() - startedAt).toBeLessThan(1_000);
  });

  it('is refused when it is not UTF-8', async () => {
    await writeFile(sandbox.path('./cascade.yaml'), Uint8Array.of(0x61, 0xff, 0xfe));
    expect((await failureOf(loadConfig(sandbox.options()))).message).toContain('not UTF-8');
  });

  it('is passed over when it is a folder', async () => {
    await mkdir(sandbox.path('./cascade.yaml'));
    expect((await loadConfig(sandbox.options())).files).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is passed over when it is a pipe that nobody writes to', async () => {
    await sandbox.write({ './cascade.yaml': 'cascades: { a: { entries: [openai/gpt-4o] } }' });
    execFileSync('sh', ['-c', 'mkfifo "$0"', sandbox.path('./.env')]);
    const config = await loadConfig(sandbox.options());
    expect(config.files.map(({ kind }) => kind)).toEqual(['project']);
    const error = await failureOf(loadConfig(sandbox.options({ configFile: sandbox.path('./.env') })));
    expect(error.message).toContain('must end in');
  });

  it('shows nothing of a secret file that it is a link to', async () => {
    await sandbox.write({ '~/.aws/credentials': '[default]\naws_secret_access_key = s3cr3t\n' });
    await sandbox.link(sandbox.path('~/.aws/credentials'), './cascade.yaml');
    const error = await failureOf(loadConfig(sandbox.options()));
    expect(`${error.message}${error.stack}`).not.toContain('s3cr3t');
  });
});

describe('an .env file', () => {
  const project = { './cascade.yaml': 'cascades: { a: { entries: [openai/gpt-4o] } }' };

  it('may be a folder, as Python likes it', async () => {
    await sandbox.write(project);
    await mkdir(sandbox.path('./.env'));
    expect((await loadConfig(sandbox.options())).files).toHaveLength(1);
  });

  it('is left out with a warning when it cannot be used', async () => {
    await sandbox.write({ ...project, './.env': `A=${half}${half}${half}` });
    const config = await loadConfig(sandbox.options());
    expect(config.warnings.join()).toContain('larger than 256 KiB');
  });
});
