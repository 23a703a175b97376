import { readFileSync } from 'node:fs';
import type { Domain } from '../../src/prompt/prompt-class.js';
import type { TrainingText } from './training-row.js';

const fields: ReadonlyMap<string, Domain> = new Map([
  ['law', 'LEGAL'],
  ['professional_law', 'LEGAL'],
  ['health', 'MEDICAL'],
  ['clinical_knowledge', 'MEDICAL'],
  ['college_medicine', 'MEDICAL'],
  ['professional_medicine', 'MEDICAL'],
  ['virology', 'MEDICAL'],
  ['medical_genetics', 'MEDICAL'],
  ['human_aging', 'MEDICAL'],
  ['nutrition', 'MEDICAL'],
  ['math', 'MATH'],
  ['college_mathematics', 'MATH'],
  ['high_school_mathematics', 'MATH'],
  ['economics', 'FINANCE'],
  ['business', 'FINANCE'],
  ['high_school_microeconomics', 'FINANCE'],
  ['computer science', 'CODE'],
  ['machine_learning', 'DATA'],
  ['econometrics', 'DATA'],
  ['history', 'GENERAL'],
  ['philosophy', 'GENERAL'],
  ['high_school_us_history', 'GENERAL'],
  ['high_school_world_history', 'GENERAL'],
  ['prehistory', 'GENERAL'],
  ['moral_disputes', 'GENERAL'],
  ['us_foreign_policy', 'GENERAL'],
  ['chemistry', 'GENERAL'],
  ['physics', 'GENERAL'],
  ['biology', 'GENERAL'],
  ['psychology', 'GENERAL'],
  ['engineering', 'GENERAL'],
  ['high_school_chemistry', 'GENERAL'],
  ['college_biology', 'GENERAL'],
  ['public_relations', 'GENERAL'],
]);
const taskDomains: ReadonlyMap<string, Domain> = new Map([
  ['gsm', 'MATH'],
  ['routellm-gsm8k', 'MATH'],
  ['crux', 'CODE'],
  ['nq', 'GENERAL'],
]);

/** Models that a cascade would draft with. */
const cheapModels = new Set([
  'gpt-3.5-turbo-0125',
  'gpt-4o-mini',
  'claude-3-haiku',
  'claude-3.5-haiku',
  'llama-3.1-8b',
  'gemini-1.5-flash',
  'mixtral-8x7b',
  'chatgpt-3.5',
  'text-davinci-003',
]);

export const dataSets = ['gsm', 'crux', 'mmlu-pro', 'nq', 'routellm-gsm8k', 'routellm-mmlu'] as const;

export interface RealPrompt extends TrainingText {
  readonly text: string;
  /** Share of the cheap models that were wrong. */
  readonly difficulty: number;
  readonly dataSet: string;
  readonly field: string;
}

/** Recorded questions with the share of cheap models that failed on them. */
export function readRealPrompts(folder: string): RealPrompt[] {
  return dataSets.flatMap((dataSet, index) =>
    readFileSync(`${folder}/${dataSet}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => toPrompt(JSON.parse(line), dataSet, index + 1)),
  );
}

interface RecordedLine {
  readonly prompt: string;
  readonly domain?: string;
  readonly responses: Readonly<Record<string, { readonly score: number }>>;
}

function toPrompt(line: RecordedLine, dataSet: string, source: number): RealPrompt {
  const scores = Object.entries(line.responses)
    .filter(([model]) => cheapModels.has(model))
    .map(([, { score }]) => score);
  const difficulty = 1 - scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const domain = taskDomains.get(dataSet) ?? fields.get(line.domain ?? '');
  return { text: line.prompt, difficulty, dataSet, source, field: line.domain ?? dataSet, ...(domain && { domain }) };
}
