import { auroc } from './evaluate.js';
import { fitPrompt, type PromptSources } from './fit-prompt.js';
import { dataSets } from './real-texts.js';
import { prepare, score } from './train-model.js';

/** How a difficulty that was learned without a data set, or any of its family, ranks the failures of cheap models on it. */
export interface UnseenTask {
  readonly dataSet: string;
  /** Area under the ROC curve, 0 to 1. */
  readonly area: number;
}

function familyOf(dataSet: string): string {
  return dataSet.replace('routellm-gsm8k', 'gsm').replace(/.*mmlu.*/, 'mmlu');
}

/** Leaves out one family of data sets after the other, and measures on each of them. */
export function unseenTasks({ corpus, lexicons, real }: PromptSources): readonly UnseenTask[] {
  return [...new Set(dataSets.map(familyOf))].flatMap((family) => {
    const { model } = fitPrompt({ corpus, lexicons, real: real.filter(({ dataSet }) => familyOf(dataSet) !== family) });
    return dataSets
      .filter((dataSet) => familyOf(dataSet) === family)
      .map((dataSet) => {
        const rows = real
          .filter((row) => row.dataSet === dataSet)
          .map(({ text, difficulty }) => ({ score: score(model, prepare({ text })).at(-1) ?? 0, label: difficulty }));
        return { dataSet, area: auroc(rows) };
      });
  });
}
