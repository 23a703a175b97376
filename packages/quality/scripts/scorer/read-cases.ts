import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One draft with its grade and the grade of the dear model's answer to the same question. */
export interface Case {
  /** Questions of one kind: a model is never tested on a group that it was trained on. */
  readonly group: string;
  readonly pair: string;
  readonly prompt: string;
  /** Absent where only grades were published. */
  readonly text?: string;
  readonly draftRight: number;
  readonly dearRight: number;
}

interface Question {
  readonly prompt: string;
  readonly responses: Readonly<Record<string, { readonly score: number; readonly text?: string }>>;
}

const sets: readonly {
  readonly file: string;
  readonly group: string;
  readonly pairs: readonly (readonly [string, string])[];
}[] = [
  { file: 'gsm', group: 'maths', pairs: zeroEvalPairs() },
  { file: 'routellm-gsm8k', group: 'maths', pairs: [['mixtral-8x7b', 'gpt-4-1106']] },
  { file: 'crux', group: 'crux', pairs: zeroEvalPairs() },
  {
    file: 'mmlu-pro',
    group: 'mmlu',
    pairs: [
      ['gemini-1.5-flash', 'gemini-1.5-pro'],
      ['llama-3.1-8b', 'llama-3.1-70b'],
      ['mixtral-8x7b', 'gemini-1.5-pro'],
    ],
  },
  {
    file: 'nq',
    group: 'nq',
    pairs: [
      ['text-davinci-003', 'chatgpt-4'],
      ['chatgpt-3.5', 'chatgpt-4'],
    ],
  },
  { file: 'routellm-mmlu', group: 'mmlu', pairs: [['mixtral-8x7b', 'gpt-4-1106']] },
];

function zeroEvalPairs(): readonly (readonly [string, string])[] {
  return [
    ['gpt-3.5-turbo-0125', 'gpt-4o'],
    ['gpt-4o-mini', 'gpt-4o'],
    ['claude-3-haiku', 'claude-3.5-sonnet'],
    ['llama-3.1-8b', 'llama-3.1-405b'],
  ];
}

/** Reads the graded answers below `folder`, pair by pair. */
export function readCases(folder: string): Case[] {
  return sets.flatMap(({ file, group, pairs }) => {
    const lines = readFileSync(join(folder, `${file}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const questions = lines.map((line): Question => JSON.parse(line));
    return pairs.flatMap(([cheap, dear]) =>
      questions.flatMap(({ prompt, responses }): Case[] => {
        const draft = responses[cheap];
        const answer = responses[dear];
        if (draft === undefined || answer === undefined) return [];
        return [
          {
            group,
            pair: `${file} ${cheap} > ${dear}`,
            prompt,
            ...(draft.text !== undefined && { text: draft.text }),
            draftRight: draft.score,
            dearRight: answer.score,
          },
        ];
      }),
    );
  });
}
