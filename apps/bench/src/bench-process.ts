// One bench, in a process of its own: no other bench has warmed or spoilt its code.
import { benches } from './benches/index.js';
import type { BenchReport } from './figure.js';

const [name = '', length] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) throw new RangeError(`There is no bench "${name}"`);
const figures = await bench.run({ short: length === 'short' });
const report: BenchReport = { bench: name, measures: bench.measures, figures };
process.send?.(report, () => process.disconnect());
