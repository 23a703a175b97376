// Structure that no linter knows: files stay small, nothing machine-bound is committed, tests are never switched off silently.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const problems = [];
const lengths = [];
const maxLines = 400;
const registry = ['registry', 'npm'].join('.');
const homes = ['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|');
// Formatters like to make a heading of it.
const changeset = /^---\n(['"][@a-z/-]+['"]: (major|minor|patch)\n)+---\n\n\S/;
const machinePath = new RegExp(`(?<![\\w.])/(${homes})/[\\w.-]`);

for (const file of files) {
  if (file === 'pnpm-lock.yaml' || /\.(png|gz|bin)$/.test(file)) continue;
  let text;
  try {
    text = readFileSync(`${root}${file}`, 'utf8');
  } catch {
    continue;
  }
  if (text.includes(registry)) problems.push(`${file}: names a registry host`);
  if (machinePath.test(text)) problems.push(`${file}: holds a path of one machine: ${text.match(machinePath)?.[0]}`);
  if (/^\.changeset\/.+\.md$/.test(file) && !file.endsWith('README.md') && !changeset.test(text)) {
    problems.push(`${file}: is no changeset: it begins with packages and bumps between two lines of ---`);
  }
  if (!/\.tsx?$/.test(file) || file.includes('.generated.')) continue;
  const lines = text.split('\n').length;
  if (!file.endsWith('.test.ts')) {
    lengths.push(lines);
    if (lines > maxLines) problems.push(`${file}: ${lines} lines, at most ${maxLines}`);
  }
  if (/\b(it|test|describe)\.(only|todo)\b/.test(text)) problems.push(`${file}: a test is singled out or left to do`);
}
lengths.sort((left, right) => left - right);
const at = (share) => lengths[Math.floor(share * (lengths.length - 1))];
console.log(`${lengths.length} source files: median ${at(0.5)} lines, 90 % up to ${at(0.9)}, longest ${at(1)}`);
if (at(0.5) >= 80) problems.push('the median file must stay under 80 lines');
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
