// Packs every public package as it would be published and holds the tarball against publint and attw.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cascade-packages-'));
let failures = 0;

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return true;
  console.error(`${command} ${args.join(' ')} in ${cwd.slice(root.length)}\n${stdout}${stderr}`);
  failures++;
  return false;
}

try {
  for (const name of readdirSync(join(root, 'packages'))) {
    const cwd = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
    if (manifest.private) continue;
    const bin = join(root, 'node_modules/.bin');
    if (!run('pnpm', ['pack', '--pack-destination', folder], cwd)) continue;
    const tarball = join(folder, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`);
    const isFine =
      run(join(bin, 'publint'), ['run', tarball, '--strict'], cwd) &&
      run(join(bin, 'attw'), [tarball, '--profile', 'esm-only'], cwd);
    console.log(`${isFine ? 'ok  ' : 'FAIL'} ${manifest.name}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
