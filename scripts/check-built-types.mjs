// Type-checks a consumer against the built declarations, as somebody who installed the packages would.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = [
  'core',
  'core/spec',
  'core/provider-kit',
  'fetch',
  'prices',
  'providers-openai',
  'providers-openai/presets',
  'providers-anthropic',
  'providers-claude-code',
  'providers-google',
  'providers-ollama',
  'store-sqlite',
  'config',
  'otel',
  'testing',
  'testing/fake-upstream',
  'testing/chat-model',
  'testing/store',
  'testing/models',
  'testing/clock',
  'testing/recordings',
  'agent',
  'agent/batch',
  'cli',
];
// In the root, whose node_modules link every package.
const folder = mkdtempSync(join(root, '.types-'));
try {
  const lines = names.map((name, place) => `export * as m${place} from '@cascade/${name}';`);
  writeFileSync(join(folder, 'consumer.ts'), `${lines.join('\n')}\n`);
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.AsyncIterable', 'ESNext.Disposable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    types: ['node'],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, files: ['consumer.ts'] }),
  );
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  if (status !== 0) console.error(stdout);
  else console.log(`${names.length} entry points type-check from their built declarations`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
