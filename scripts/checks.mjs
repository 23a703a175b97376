// Runs the checks beside the test suite, says how long each took, and fails when one does. Names as arguments choose some.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const checks = {
  lint: ['biome', 'ci', '--error-on-warnings', '.'],
  'import rules': ['node', 'scripts/check-import-rules.mjs'],
  types: ['tsc', '-p', 'tsconfig.json', '--noEmit'],
  build: ['turbo', 'run', 'build', '--output-logs=errors-only'],
  'built types': ['node', 'scripts/check-built-types.mjs'],
  'dead code': ['knip', '--no-progress', '--no-config-hints'],
  packages: ['node', 'scripts/check-packages.mjs'],
  rehearsal: ['node', 'scripts/rehearse-install.mjs'],
  'edge bundles': ['node', 'scripts/check-edge-bundles.mjs'],
  sizes: ['size-limit'],
  'API report': ['node', 'scripts/api-report.mjs'],
  docs: ['node', 'scripts/check-docs.mjs'],
  files: ['node', 'scripts/check-files.mjs'],
};

const chosen = process.argv.slice(2);
let failures = 0;
for (const [name, [command, ...args]] of Object.entries(checks)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const skipped = status === 0 ? stdout.match(/^skip: .*$/m)?.[0] : undefined;
  if (skipped !== undefined) console.log(`SKIP ${name} (${seconds} s) ${skipped.slice('skip: '.length)}`);
  else if (status === 0) console.log(`ok   ${name} (${seconds} s)`);
  else {
    failures++;
    console.error(`FAIL ${name} (${seconds} s)\n${stdout}${stderr}`);
  }
}
console.log(failures === 0 ? 'all checks passed' : `${failures} checks failed`);
process.exitCode = failures === 0 ? 0 : 1;
