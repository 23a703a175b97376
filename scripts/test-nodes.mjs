// Runs the whole suite on every supported version of Node, each from the package registry: `npm run test:nodes [version...]`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20.19.6', '22', '24'];
// Native addons would be built against the headers of another version.
const { npm_config_nodedir: _nodedir, ...env } = process.env;

let failures = 0;
for (const version of versions) {
  const args = ['--yes', '-p', `node@${version}`, '-p', packageManager, '-c', 'node --version && pnpm run run:test'];
  const { status } = spawnSync('npx', args, { cwd: root, env, stdio: 'inherit' });
  console.log(`Node ${version}: ${status === 0 ? 'passed' : 'FAILED'}`);
  if (status !== 0) failures++;
}
process.exitCode = failures === 0 ? 0 : 1;
