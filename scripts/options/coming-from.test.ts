import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '@cascade/config';
import { afterAll, describe, expect, it } from 'vitest';
import { cliFlags } from './cli-flags.js';
import { configKeys } from './config-keys.js';
import { inFolder } from './in-folder.js';
import { codeOf, type MarkdownTable, markdownTables } from './markdown-tables.js';
import { peerNames } from './peer-names.js';
import { openPublicNames } from './public-names.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}packages/agent/COMING-FROM.md`, 'utf8');
const tables = markdownTables(page);

/** How a table is called: the code in its first head, or the words. */
const titleOf = ({ head: [first = ''] }: MarkdownTable): string => codeOf(first)[0] ?? first;

const publicNames = openPublicNames();
afterAll(() => publicNames.close());
const packages = readdirSync(`${root}packages`).map((folder) => `@cascade/${folder}`);
const commands = cliFlags();

/** `cascade failed replay --out`: the command, and each of its flags. */
function isCommand(code: string): boolean {
  const [, ...words] = code.split(' ');
  const command = words.filter((word) => !word.startsWith('--')).join(' ');
  const flags = words.filter((word) => word.startsWith('--'));
  const hasCommand = commands.some((flag) => flag.startsWith(`${command} `));
  return hasCommand && flags.every((flag) => commands.includes(`${command} ${flag}`));
}

function exists(code: string, roots: readonly string[]): boolean {
  if (code.startsWith('cascade ')) return isCommand(code);
  if (roots.includes('config.toml')) return configKeys().includes(code);
  return packages.includes(code) || publicNames.has(code, roots);
}

const claims = tables.flatMap(({ head, rows }) =>
  rows.flatMap(([, ours]) => codeOf(ours).map((code) => ({ code, roots: codeOf(head[1]) }))),
);

describe('the page for those who come from elsewhere', () => {
  it('names only what exists', () => {
    const wrong = claims.filter(({ code, roots }) => !exists(code, roots));
    expect(
      wrong.map(({ code, roots }) => `${code} (${roots.join(', ')})`),
      'no such name in our types, commands or configuration: correct the middle column of packages/agent/COMING-FROM.md',
    ).toEqual([]);
  });

  it.each([
    ['models[].limits.concurent', ['CascadeAgentOptions']],
    ["selection: 'sticki'", ['CascadeAgentOptions']],
    ['CascadeAgent.walk', []],
    ['cascades.*.entrees', ['config.toml']],
    ['cascade failed replay --in', []],
    ['@cascade/agents', []],
  ])('would not name %s', (code, roots) => expect(exists(code, roots)).toBe(false));

  it.each(Object.entries(peerNames))('has every name of %s', (title, names) => {
    const cells = tables
      .filter((table) => titleOf(table) === title)
      .flatMap(({ rows }) => rows.map(([theirs]) => theirs));
    const listed = new Set(cells.flatMap(codeOf));
    expect(names.filter((name) => !listed.has(name))).toEqual([]);
  });

  it('says of every row what there is here, or why there is nothing', () => {
    const empty = tables.flatMap((table) =>
      table.rows.filter((row) => row.length !== 3 || row[1] === '').map(([theirs]) => `${titleOf(table)}: ${theirs}`),
    );
    expect(empty).toEqual([]);
  });

  it('shows a configuration of llm-cascade that works as it is', async () => {
    const [, toml = ''] = page.match(/```toml\n(.*?)```/s) ?? [];
    await inFolder(async (folder) => {
      const configFile = join(folder, 'config.toml');
      await writeFile(configFile, toml);
      const config = await loadConfig({ cwd: folder, env: { HOME: folder }, configFile });
      expect(config.cascadeNames).toEqual(['main']);
      const { entries = [] } = await config.cascadeOptions('main');
      expect(entries).toHaveLength(2);
      expect(config.warnings).toEqual([]);
    });
  });
});
