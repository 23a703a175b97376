import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../src/index.js';
import { createSandbox, type Sandbox, userFile } from './sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.remove());

it('shows configurations that work, together', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]?.split('\n```')[0] ?? '';
  await sandbox.write({ './cascade.yaml': block('yaml'), [userFile]: block('toml') });
  const config = await loadConfig(sandbox.options());
  expect(config.cascadeNames).toEqual(['fast', 'careful', 'measured']);
  expect((await config.cascadeOptions('careful')).tiers).toHaveLength(2);
  const user = await loadConfig(sandbox.options({ configFile: sandbox.path(userFile) }));
  expect((await user.cascadeOptions('fast')).entries).toHaveLength(2);
  expect(user.retention).toEqual({ retentionDays: 90 });
});
