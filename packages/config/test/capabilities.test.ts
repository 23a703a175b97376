import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cascade-capabilities-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells the engine what the price table knows of a model: its window, and what it takes', async () => {
  const configFile = join(folder, 'config.toml');
  await writeFile(
    configFile,
    '[cascades.main]\nentries = [{ provider = "openai", model = "gpt-4o-mini" }, { provider = "openai", model = "my-own" }]\n',
  );
  const importPackage = (name: string) => import(name);
  const config = await loadConfig({ cwd: folder, home: folder, env: {}, configFile, importPackage });
  const { entries = [] } = await config.cascadeOptions('main');
  const capabilities = entries.map((entry) => ('capabilities' in entry ? entry.capabilities : undefined));
  expect(capabilities).toEqual([expect.objectContaining({ contextTokens: 128_000, tools: true, images: true }), {}]);
});
