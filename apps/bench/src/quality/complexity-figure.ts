import { fileURLToPath } from 'node:url';
import { readCorpus, readLexicons } from '../../../../packages/quality/scripts/prompt/read-corpus.js';
import { readRealPrompts } from '../../../../packages/quality/scripts/prompt/real-texts.js';
import { unseenTasks } from '../../../../packages/quality/scripts/prompt/unseen-tasks.js';
import type { Figure } from '../figure.js';
import { recordedFolder } from './recorded-pairs.js';

const corpusFolder = fileURLToPath(new URL('../../../packages/quality/scripts/prompt/corpus/', import.meta.url));

/** How the complexity of prompts ranks the failures of cheap models, on tasks that it was not learned from. */
export function complexityFigure(): Figure {
  const corpus = readCorpus(corpusFolder);
  const tasks = unseenTasks({
    corpus,
    lexicons: readLexicons(corpusFolder),
    real: readRealPrompts(recordedFolder),
  });
  const worst = tasks.reduce((least, task) => (task.area < least.area ? task : least));
  return {
    name: 'AUROC of the complexity, unseen tasks',
    value: tasks.reduce((sum, { area }) => sum + area, 0) / tasks.length,
    unit: 'of 1',
    target: { atLeast: 0.6 },
    detail: `failure of cheap models, ${tasks.length} data sets; worst ${worst.dataSet} ${worst.area.toFixed(2)}`,
  };
}
