// npm run bench -- [overhead] [fetch] [import] [scale] [contention] [--short] [--json] [--strict]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { benches } from './benches/index.js';
import { type BenchReport, hits, isExact } from './figure.js';
import { formatReport } from './format-report.js';
import { readArguments } from './read-arguments.js';

/** Runs one bench in its own process. */
async function runBench(name: string, short: boolean): Promise<BenchReport> {
  const program = new URL('./bench-process.js', import.meta.url);
  const child = fork(program, [name, short ? 'short' : 'full'], {
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
  });
  let report: BenchReport | undefined;
  child.on('message', (message: BenchReport) => {
    report = message;
  });
  const [code] = await once(child, 'exit');
  if (report === undefined) throw new Error(`The bench "${name}" ended with code ${code} and without a report`);
  return report;
}

const { names, short, json, strict } = readArguments(process.argv.slice(2), Object.keys(benches));
const reports: BenchReport[] = [];
for (const name of names) {
  const report = await runBench(name, short);
  reports.push(report);
  if (!json) console.log(formatReport(report));
}
const figures = reports.flatMap((report) => report.figures);
const missed = figures.filter((figure) => !hits(figure));
if (json) {
  const rows = reports.map(({ bench, measures, figures }) => ({
    bench,
    measures,
    figures: figures.map((figure) => ({ ...figure, hit: hits(figure) })),
  }));
  console.log(JSON.stringify({ node: process.version, short, benches: rows }, null, 2));
} else {
  console.log(`${figures.length - missed.length} of ${figures.length} targets hit (Node ${process.version})`);
}
// The time of a busy machine says little; a lost attempt says everything.
process.exitCode = missed.some((figure) => strict || isExact(figure)) ? 1 : 0;
