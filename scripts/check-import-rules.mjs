// Proves that the linter enforces every import rule: each violation below must be refused, each permitted import must pass.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const use = (name, from) => `import { ${name} } from '${from}';\nexport const used = ${name};\n`;

/** @type {[rule: string, file: string, code: string, expected: 'refused' | 'permitted', diagnostic?: string][]} */
const cases = [
  ['core imports no sibling', 'packages/core/src/engine/x.ts', use('a', '@cascade/fetch'), 'refused'],
  ['core imports no npm package', 'packages/core/src/engine/x.ts', use('z', 'zod'), 'refused'],
  ['core imports nothing of Node', 'packages/core/src/util/x.ts', use('readFile', 'node:fs'), 'refused'],
  ['core imports itself', 'packages/core/src/engine/x.ts', use('a', '../util/y.js'), 'permitted'],
  ['spec imports nothing but itself', 'packages/core/src/spec/x.ts', use('a', '../engine/run.js'), 'refused'],
  ['spec imports itself', 'packages/core/src/spec/x.ts', use('a', './failure.js'), 'permitted'],
  ['an adapter never imports the engine', 'packages/providers-openai/src/x.ts', use('a', '@cascade/core'), 'refused'],
  [
    'an adapter imports the kit',
    'packages/providers-openai/src/x.ts',
    use('a', '@cascade/core/provider-kit'),
    'permitted',
  ],
  ['an adapter imports fetch', 'packages/providers-google/src/x.ts', use('a', '@cascade/fetch'), 'permitted'],
  [
    'no adapter imports another',
    'packages/providers-openai/src/x.ts',
    use('a', '@cascade/providers-google'),
    'refused',
  ],
  [
    'no adapter imports another, later either',
    'packages/providers-openai/src/x.ts',
    "export const later = () => import('@cascade/providers-google');\n",
    'refused',
  ],
  ['an adapter imports nothing of Node', 'packages/providers-ollama/src/x.ts', use('a', 'node:fs'), 'refused'],
  ['an adapter imports no prices', 'packages/providers-anthropic/src/x.ts', use('a', '@cascade/prices'), 'refused'],
  ['a store never imports the engine', 'packages/store-sqlite/src/x.ts', use('a', '@cascade/core'), 'refused'],
  ['a store imports the kit', 'packages/store-sqlite/src/x.ts', use('a', '@cascade/core/provider-kit'), 'permitted'],
  ['the gate never imports the engine', 'packages/quality/src/x.ts', use('a', '@cascade/core'), 'refused'],
  ['the gate imports no fetch', 'packages/quality/src/x.ts', use('a', '@cascade/fetch'), 'refused'],
  ['fetch imports no sibling', 'packages/fetch/src/x.ts', use('a', '@cascade/core/spec'), 'refused'],
  ['config imports no provider', 'packages/config/src/x.ts', use('a', '@cascade/providers-openai'), 'refused'],
  ['config imports no store', 'packages/config/src/x.ts', use('a', '@cascade/store-sqlite'), 'refused'],
  ['config imports prices', 'packages/config/src/x.ts', use('a', '@cascade/prices'), 'permitted'],
  ['config imports the gate', 'packages/config/src/x.ts', use('a', '@cascade/quality'), 'permitted'],
  ['testing imports no adapter', 'packages/testing/src/x.ts', use('a', '@cascade/providers-openai'), 'refused'],
  ['cli assembles', 'packages/cli/src/x.ts', use('a', '@cascade/store-sqlite'), 'permitted'],
  [
    'no top-level await',
    'packages/cli/src/x.ts',
    'export const value = await Promise.resolve(1);\n',
    'refused',
    'top-level await',
  ],
  [
    'await inside functions',
    'packages/cli/src/x.ts',
    'export const value = async () => await Promise.resolve(1);\n',
    'permitted',
  ],
  ['otel imports no SDK', 'packages/otel/src/x.ts', use('a', '@opentelemetry/sdk-trace-base'), 'refused'],
  ['otel imports no adapter', 'packages/otel/src/x.ts', use('a', '@cascade/providers-openai'), 'refused'],
  ['otel imports the API and core', 'packages/otel/src/x.ts', use('a', '@opentelemetry/api'), 'permitted'],
  ['no import cycles', 'packages/core/src/util/x.ts', use('other', './y.js'), 'refused', 'noImportCycles'],
];

const folder = mkdtempSync(join(tmpdir(), 'cascade-import-rules-'));
try {
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }));
  cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  const wrong = cases.filter((each) => !holds(...each));
  for (const [rule, , , expected] of wrong) console.error(`not ${expected} by the linter: ${rule}`);
  console.log(`import rules: ${cases.length - wrong.length} of ${cases.length} cases as expected`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function holds(_rule, file, code, expected, diagnostic = 'noRestrictedImports') {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
  const partner = join(dirname(path), 'y.ts');
  writeFileSync(
    partner,
    diagnostic === 'noImportCycles'
      ? use('used', './x.js').replace('export const used', 'export const other')
      : 'export const a = 1;\n',
  );
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=50', file], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(dirname(path), { recursive: true });
  const isRefused = `${stdout}${stderr}`.includes(diagnostic);
  return isRefused === (expected === 'refused');
}
