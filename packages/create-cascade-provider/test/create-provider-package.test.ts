import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProviderPackage } from '../src/index.js';
import { main } from '../src/main.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let cwd: string;
beforeEach(() => {
  // In the repository, so that what a package needs is found without installing it.
  cwd = mkdtempSync(join(root, '.scaffold-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** How its own tests end, as its owner would see them. */
function test(folder: string): { readonly status: number | null; readonly failed: number; readonly passed: number } {
  const config = join(folder, 'vitest.config.mjs');
  writeFileSync(
    config,
    `export default { root: ${JSON.stringify(folder)}, resolve: { conditions: ['cascade-source'] }, ssr: { resolve: { conditions: ['cascade-source'] } } };`,
  );
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter',
      'json',
      '--maxWorkers',
      '1',
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return { status, failed, passed };
}

describe('npm create cascade-provider', () => {
  it('writes a package whose conformance test is red until its wire is written, and green then', async () => {
    const { folder, files } = await createProviderPackage({ name: 'umbra-cloud', cwd });
    expect(files).toEqual([
      '.gitignore',
      'README.md',
      'package.json',
      'src/create-provider.ts',
      'src/index.ts',
      'src/wire.ts',
      'test/suite-wire.ts',
      'test/umbra-cloud.conformance.test.ts',
      'tsconfig.json',
    ]);
    const before = test(folder);
    expect(before.status).not.toBe(0);
    expect(before.failed).toBeGreaterThan(40);
    for (const [from, to] of [
      ['wire.ts', 'src/wire.ts'],
      ['suite-wire.ts', 'test/suite-wire.ts'],
    ] as const) {
      cpSync(fileURLToPath(new URL(`implemented/${from}`, import.meta.url)), join(folder, to));
    }
    const after = test(folder);
    expect(after).toMatchObject({ status: 0, failed: 0 });
    expect(after.passed).toBeGreaterThan(50);
  }, 60_000);

  it('speaks of its own provider everywhere', async () => {
    const { folder, files } = await createProviderPackage({ name: 'umbra-cloud', cwd });
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(text).not.toMatch(/acme/i);
    expect(text).not.toMatch(/_VERSION|workspace:/);
    expect(text).toContain('UMBRA_CLOUD_API_KEY');
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      name: 'cascade-provider-umbra-cloud',
      keywords: ['cascade-provider'],
    });
  });

  it.each(['', 'Acme', 'a b', '../x', '-a', 'a--b', 'a'.repeat(40)])('refuses %j as a name', async (name) => {
    await expect(createProviderPackage({ name, cwd })).rejects.toThrow("is not a provider's name");
  });

  it('refuses a name that no folder can have on Windows', async () => {
    await expect(createProviderPackage({ name: 'aux', cwd })).rejects.toThrow('such as aux-ai');
  });

  it('writes into no folder that holds something', async () => {
    writeFileSync(join(cwd, 'mine.txt'), 'mine');
    await expect(createProviderPackage({ name: 'umbra', cwd, folder: '.' })).rejects.toThrow('is not empty');
    expect(readFileSync(join(cwd, 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('its command', () => {
  it('says what it wrote and what comes next', async () => {
    const { code, text } = await main(['cascade-provider-umbra', 'here'], cwd);
    expect(code).toBe(0);
    expect(text).toContain(`Written to ${join(cwd, 'here')}`);
    expect(text).toContain('npm test');
  });

  it.each([
    [[], 2],
    [['a', 'b', 'c'], 2],
    [['--nonsense'], 2],
    [['--help'], 0],
    [['Not A Name'], 1],
  ] as const)('ends %j with %i', async (argv, code) => {
    expect((await main(argv, cwd)).code).toBe(code);
  });
});
