// Runs one of the repository's tasks with the pinned pnpm, which installs what is missing first.
// Needs nothing but Node and a package registry: no corepack, no global pnpm.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const inPnpm = process.env.npm_config_user_agent?.startsWith('pnpm/') ?? false;
const [command, ...prefix] = inPnpm ? ['pnpm'] : ['npx', '--yes', packageManager];
const [task, ...rest] = process.argv.slice(2);
const { status } = spawnSync(command, [...prefix, 'run', `run:${task}`, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
