/**
 * Learns the scorer's shipped weights from graded answers, writes `src/scorer/scorer-weights.generated.ts`, and prints what
 * they are worth on questions of kinds that they were not learned from. Deterministic. From the repository's root:
 *
 *   npx esbuild packages/quality/scripts/train-scorer.ts --bundle --platform=node --format=esm \
 *     --conditions=cascade-source --outfile=packages/quality/dist/train-scorer.mjs && \
 *     node packages/quality/dist/train-scorer.mjs [folder of graded answers, default ../shared/data/cascade-eval]
 */
import { writeFileSync } from 'node:fs';
import { encodeScorerWeights } from '../src/scorer/encode-scorer-weights.js';
import { meanReport, measureDrafts, measurePrompts, type PairReport, refitOn, split } from './scorer/evaluate.js';
import { groupBy } from './scorer/group-by.js';
import { mean } from './scorer/measures.js';
import { readCases } from './scorer/read-cases.js';
import { rowsOf, trainWeights } from './scorer/train-weights.js';

const folder = process.argv[2] ?? '../shared/data/cascade-eval';
const target = 'packages/quality/src/scorer/scorer-weights.generated.ts';
const seeds = [1, 2, 3, 4, 5];

const rows = rowsOf(readCases(folder));
const groups = [...new Set(rows.map((row) => row.of.group))];
const zeroLabels: PairReport[] = [];
const someLabels: PairReport[] = [];
const promptsZero: number[] = [];
const prompts: number[] = [];

for (const group of groups) {
  const prior = trainWeights(rows.filter((row) => row.of.group !== group));
  const tested = groupBy(
    rows.filter((row) => row.of.group === group).map((row) => row.of),
    (one) => one.pair,
  );
  for (const [pair, cases] of tested) {
    if (cases[0]?.text === undefined) {
      promptsZero.push(measurePrompts(cases, prior));
      for (const seed of seeds) {
        const [labelled, rest] = split(cases, 1_500, seed);
        prompts.push(measurePrompts(rest, refitOn(prior, labelled)));
      }
      continue;
    }
    zeroLabels.push(measureDrafts(pair, cases, prior));
    const reports = seeds.slice(0, 3).map((seed) => {
      const [labelled, rest] = split(cases, 200, seed);
      return measureDrafts(pair, rest, refitOn(prior, labelled));
    });
    someLabels.push(meanReport(pair, reports));
  }
}

print('No labels, trained on the other groups', zeroLabels);
print('200 labels of the pair, mean of 3 draws', someLabels);
say(`\nPrompts alone, routellm-mmlu, APGR: no labels ${mean(promptsZero).toFixed(3)}`);
say(`1,500 labels: mean ${mean(prompts).toFixed(4)} of ${prompts.map((value) => value.toFixed(3)).join(' ')}`);

const encoded = JSON.stringify(encodeScorerWeights(trainWeights(rows)), null, 2);
writeFileSync(
  target,
  `// Written by scripts/train-scorer.ts: do not edit. What it was learned from: WEIGHTS.md.
import type { EncodedScorerWeights } from './encode-scorer-weights.js';

export const encodedScorerWeights: EncodedScorerWeights = ${encoded};
`,
);
say(`\n${target}: ${encoded.length} bytes`);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function print(title: string, reports: readonly PairReport[]): void {
  say(`\n${title}\n${'pair'.padEnd(48)} AUROC  by gain  by score  right>=.70  wrong>=.70`);
  for (const report of [...reports, meanReport('mean', reports)]) {
    const { auroc, apgr, apgrByScore, rightAccepted, wrongAccepted } = report;
    const cells = [auroc, apgr, apgrByScore, rightAccepted, wrongAccepted].map((value) => value.toFixed(3).padStart(7));
    say(`${report.pair.padEnd(46)} ${cells.join(' ')}`);
  }
}
