/**
 * Trains the model of `classifyPrompt` and writes src/prompt/prompt-weights.generated.ts. Deterministic. From packages/quality:
 *
 *   npx esbuild scripts/prompt/train-prompt.ts --bundle --platform=node --format=esm --conditions=cascade-source \
 *     --outfile=dist/train-prompt.mjs && node dist/train-prompt.mjs scripts/prompt/corpus ../../../shared/data/cascade-eval
 *
 * With a third argument `quick` it skips the evaluation by folds and by language and keeps the levels of the last full run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { decodePromptModel } from '../../src/prompt/prompt-model.js';
import { promptShape } from '../../src/prompt/prompt-shape.js';
import { promptWindow } from '../../src/prompt/prompt-window.js';
import { scorePrompt } from '../../src/prompt/score-prompt.js';
import { encodeModel } from './encode-model.js';
import { accuracy, auroc, fitLevels, type Judged, judge } from './evaluate.js';
import { type Fitted, fitPrompt } from './fit-prompt.js';
import { groupBy } from './group-by.js';
import { type CorpusPrompt, readCorpus, readLexicons } from './read-corpus.js';
import { readRealPrompts } from './real-texts.js';
import { unseenTasks } from './unseen-tasks.js';

const folds = 5;
const weightsPath = 'src/prompt/prompt-weights.generated.ts';

const [corpusFolder = 'scripts/prompt/corpus', dataFolder = '../../../shared/data/cascade-eval', mode = 'full'] =
  process.argv.slice(2);
const corpus = readCorpus(corpusFolder);
const lexicons = readLexicons(corpusFolder);
const real = readRealPrompts(dataFolder);
const print = (line: string) => process.stdout.write(`${line}\n`);

function judgeAll({ model, ranked }: Fitted, prompts: readonly CorpusPrompt[]): Judged[] {
  const unpacked = decodePromptModel(encodeModel(model, ranked, []));
  return prompts.map((prompt) =>
    judge(prompt, scorePrompt(unpacked, promptWindow(prompt.text), promptShape(promptWindow(prompt.text)))),
  );
}

function foldOf(block: string): number {
  let hash = 7;
  for (const character of block) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 8) % folds;
}

function evaluateByBlock(): number[] {
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model = fitPrompt({ corpus: corpus.filter(({ block }) => foldOf(block) !== fold), lexicons, real });
    judged.push(
      ...judgeAll(
        model,
        corpus.filter(({ block }) => foldOf(block) === fold),
      ),
    );
  }
  const levels = fitLevels(judged);
  print(`unseen blocks, as shipped (${judged.length} prompts): domain ${accuracy(judged).toFixed(3)}`);
  for (const keyOf of [({ prompt }: Judged) => prompt.domain, ({ prompt }: Judged) => prompt.language]) {
    print(
      [...groupBy(judged, keyOf)]
        .map(([key, rows]) => `${key} ${accuracy(rows).toFixed(2)} (${rows.length})`)
        .join(', '),
    );
  }
  const distance = ({ prompt, difficulty }: Judged) =>
    Math.abs(levels.filter((start) => difficulty >= start).length - prompt.level);
  const share = (most: number) => (judged.filter((row) => distance(row) <= most).length / judged.length).toFixed(3);
  print(
    `complexity exact ${share(0)}, within one ${share(1)}; levels begin at ${levels.map((start) => start.toFixed(2)).join(' ')}`,
  );
  for (const from of [2, 3]) {
    const rows = judged.map(({ prompt, difficulty }) => ({ score: difficulty, label: prompt.level >= from ? 1 : 0 }));
    print(`AUROC of the difficulty for ${from === 2 ? 'moderate' : 'hard'} or more: ${auroc(rows).toFixed(3)}`);
  }
  return levels;
}

function evaluateByLanguage(): void {
  for (const language of new Set(corpus.map((prompt) => prompt.language))) {
    const model = fitPrompt({ corpus: corpus.filter((prompt) => prompt.language !== language), lexicons, real });
    print(
      `language never seen ${language}: domain ${accuracy(
        judgeAll(
          model,
          corpus.filter((prompt) => prompt.language === language),
        ),
      ).toFixed(3)}`,
    );
  }
}

function evaluateByDataSet(): void {
  const areas = unseenTasks({ corpus, lexicons, real });
  print(
    `failure of cheap models on data sets never seen: ${areas.map(({ dataSet, area }) => `${dataSet} ${area.toFixed(3)}`).join(', ')}`,
  );
  print(`mean ${(areas.reduce((sum, { area }) => sum + area, 0) / areas.length).toFixed(3)}`);
}

function lastLevels(): number[] {
  return (/"levels":\[([^\]]*)\]/.exec(readFileSync(weightsPath, 'utf8'))?.[1] ?? '').split(',').map(Number);
}

print(
  `${corpus.length} prompts: ${[...groupBy(corpus, (prompt) => prompt.domain)].map(([key, rows]) => `${key} ${rows.length}`).join(', ')}`,
);
const levels = mode === 'quick' ? lastLevels() : evaluateByBlock();
const shipped = fitPrompt({ corpus, lexicons, real });
const encoded = encodeModel(shipped.model, shipped.ranked, levels);
const json = JSON.stringify(encoded);
writeFileSync(
  weightsPath,
  `// Written by scripts/prompt/train-prompt.ts: do not edit.\nimport type { EncodedPromptModel } from './prompt-model.js';\n\nexport const encodedPromptModel: EncodedPromptModel = ${json};\n`,
);
print(`${weightsPath}: ${Math.round(json.length / 1000)} kB`);
if (mode !== 'quick') {
  evaluateByDataSet();
  evaluateByLanguage();
}
