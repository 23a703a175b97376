/**
 * What is believed of a feature before any data: every sign counts the same. Improper models of this kind, with signs from
 * knowledge and equal weights, transfer better than fitted ones where little data of the same kind exists (Dawes, 1979).
 */
const unit = 0.1;

const speakAgainst = [
  'lengthForPrompt',
  'wordsForPrompt',
  'novelForPrompt',
  'promptLength',
  'answerLength',
  'lastNumberDecimal',
  'doubt',
  'contrary',
  'helpless',
  'equationsWrong',
  'unbalanced',
  'fenceLeftOpen',
  'repetition',
  'endsOpen',
  'optionBare',
  'optionBehind',
];
const speakFor = [
  'answerJustBefore',
  'answerInReasoning',
  'answerIsNumber',
  'answerClear',
  'optionIsBest',
  'optionSupport',
  'optionUnchanged',
  'allNumbersCovered',
];

const signs = new Map<string, number>([
  ...speakAgainst.map((name) => [name, -unit] as const),
  ...speakFor.map((name) => [name, unit] as const),
  // Faults: no answer where one was asked for, and drafts that were cut.
  ['optionMissing', -3 * unit],
  ['answerMissing', -10 * unit],
  ['cutShort', -10 * unit],
]);

/** The believed weight of a feature, on the standardised scale. */
export function priorWeight(name: string): number {
  return signs.get(name) ?? 0;
}
