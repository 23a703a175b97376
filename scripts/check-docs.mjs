// Holds the documentation against the code: every TypeScript block of every README, and of the page for those who come from
// elsewhere, compiles, and a block under `<!-- example: path -->` is that file, which CI runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /(^|\/)(README|COMING-FROM)\.md$/.test(file));
const folder = mkdtempSync(join(root, '.docs-'));
const problems = [];
let blocks = 0;
let links = 0;

try {
  for (const document of documents) {
    const text = readFileSync(join(root, document), 'utf8');
    for (const [, marker, code] of text.matchAll(
      /(?:<!-- example: (\S+) -->\n+)?```(?:ts|typescript)\n([\s\S]*?)```/g,
    )) {
      blocks++;
      // A file is type-checked where it lies, with what it imports.
      if (marker !== undefined) compare(document, marker, code);
      else writeFileSync(join(folder, `${document.replaceAll('/', '_')}-${blocks}.ts`), `${code}\nexport {};\n`);
    }
    for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      links++;
      if (!existsSync(join(root, dirname(document), target)))
        problems.push(`${document}: the link ${target} leads nowhere`);
    }
  }
  for (const name of execFileSync('ls', [join(root, 'packages')], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)) {
    if (!existsSync(join(root, 'packages', name, 'README.md'))) problems.push(`packages/${name} has no README.md`);
  }
  typecheck();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
console.log(`${documents.length} documents, ${blocks} blocks of TypeScript, ${links} links`);
process.exitCode = problems.length === 0 ? 0 : 1;

function compare(document, marker, code) {
  const path = join(root, marker);
  if (!existsSync(path)) problems.push(`${document}: the example ${marker} does not exist`);
  else if (readFileSync(path, 'utf8').trim() !== code.trim())
    problems.push(`${document}: the block is not what ${marker} holds`);
}

function typecheck() {
  const config = {
    extends: '../tsconfig.base.json',
    compilerOptions: { noEmit: true, customConditions: ['cascade-source'] },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  if (status !== 0) problems.push(stdout.trim());
}
