import { existsSync, readFileSync } from 'node:fs';
import { answerShape } from '../../src/checks/answer-shape.js';
import { hashAnswer } from '../../src/checks/hash-answer.js';
import { seededRandom } from '../../src/linear/index.js';
import { splitWords } from '../../src/text/split-words.js';
import { readLines } from './read-corpus.js';
import type { Example, Kind } from './train-softmax.js';

/** Right drafts read per set of graded answers. */
const draftsPerSet = 750;
/** Languages other than English have fewer lines: each counts for more. */
const foreignWeight = 2;
const sets = ['nq', 'mmlu-pro', 'gsm', 'crux'];

function example(kind: Kind, prompt: string, text: string, weight = 1): Example {
  const trimmed = text.trim();
  return {
    kind,
    weight,
    ids: [...hashAnswer(trimmed)],
    shape: answerShape(trimmed, prompt.toLowerCase(), new Set(splitWords(prompt))),
  };
}

/** Prompts of the corpus of `classifyPrompt`, by language. */
function readPrompts(): ReadonlyMap<string, readonly string[]> {
  const files = 'de fr es it pt nl pl ru tr zh ja ko ar hi'.split(' ').map((name) => [name, name] as const);
  const english = ['general', 'code', 'math', 'medical', 'legal', 'data', 'creative', 'finance'];
  const prompts = new Map<string, string[]>();
  for (const [language, name] of [...files, ...english.map((each) => ['en', `en-${each}`] as const)]) {
    const path = `scripts/prompt/corpus/${name}.txt`;
    if (!existsSync(path)) continue;
    const lines = [...readFileSync(path, 'utf8').matchAll(/^[a-z] (.+)$/gm)].map((match) =>
      (match[1] ?? '').replaceAll('\\n', '\n'),
    );
    prompts.set(language, [...(prompts.get(language) ?? []), ...lines]);
  }
  return prompts;
}

function readDrafts(folder: string, random: () => number): readonly Example[] {
  const found: Example[] = [];
  for (const set of sets) {
    let count = 0;
    for (const line of readFileSync(`${folder}/${set}.jsonl`, 'utf8').trim().split('\n')) {
      const row: { prompt: string; responses: Record<string, { score: number; text?: string }> } = JSON.parse(line);
      const right = Object.values(row.responses).find(({ score, text }) => score === 1 && text !== undefined);
      if (right?.text === undefined || count++ >= draftsPerSet) continue;
      found.push(example('ordinary', row.prompt, right.text));
      const words = right.text.split(/\s+/);
      const start = Math.floor(random() * words.length);
      const length = count % 3 === 0 ? 1 + Math.floor(random() * 4) : 12;
      found.push(example('ordinary', row.prompt, words.slice(start, start + length).join(' '), 0.4));
    }
  }
  return found;
}

/** All texts to learn from. The hand-written ones stand beside prompts of their language. */
export function readExamples(corpus: string, drafts: string): readonly Example[] {
  const random = seededRandom(7);
  const prompts = readPrompts();
  const pick = (language: string): string => {
    const english = prompts.get('en') ?? [];
    const own = random() < 0.2 ? english : (prompts.get(language) ?? english);
    return own[Math.floor(random() * own.length)] ?? '';
  };
  const found: Example[] = [...readDrafts(drafts, random)];
  const files: readonly (readonly [kind: Kind, file: string, copiesPerChoice: number])[] = [
    ['refusal', 'refusal-en', 1.6],
    ['refusal', 'refusal-other', 2],
    ['refusal', 'refusal-seen', 1],
    ['error', 'error', 1.6],
    ['error', 'error-seen', 1],
  ];
  for (const [kind, name, copies] of files) {
    for (const { language, text } of readLines(`${corpus}/${name}.txt`, copies, random))
      found.push(example(kind, pick(language), text, language === 'en' ? 1 : foreignWeight));
  }
  for (const { text } of readLines(`${corpus}/ordinary.txt`, 3, random)) {
    const [prompt = '', answer = ''] = text.split(' => ');
    found.push(example('ordinary', prompt, answer, 1.5));
  }
  // The prompts are ordinary text of their languages, too.
  for (const [language, list] of prompts) {
    for (const text of list.slice(0, 150)) {
      found.push(example('ordinary', pick(language), text, 0.5));
      const start = Math.floor(random() * text.length * 0.7);
      found.push(example('ordinary', pick(language), text.slice(start, start + 5 + Math.floor(random() * 20)), 0.4));
    }
  }
  // What is said of work that was done.
  for (const { text } of readLines(`${corpus}/actions.txt`, 3, random)) {
    const [prompt = '', answer = ''] = text.split(' => ');
    found.push(example('ordinary', prompt, answer));
  }
  return found;
}
