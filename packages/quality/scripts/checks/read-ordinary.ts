import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { seededRandom } from '../../src/linear/index.js';
import { readLines } from './read-corpus.js';

/** A text as people and models write it. */
export interface Ordinary {
  readonly text: string;
  readonly weight: number;
}

/** Drafts read per set of graded answers. */
const draftsPerSet = 2_500;
const promptFolder = 'scripts/prompt/corpus';

function readDrafts(folder: string, leftOut: string | undefined): Ordinary[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jsonl')) : [];
  return files.flatMap((file) => {
    if (leftOut !== undefined && file.startsWith(leftOut)) return [];
    const lines = readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n');
    return lines.slice(0, draftsPerSet).flatMap((line, index) => {
      const row: { prompt: string; responses: Record<string, { text?: string }> } = JSON.parse(line);
      const texts = Object.values(row.responses).flatMap(({ text }) => (text === undefined ? [] : [text.trim()]));
      const text = texts[index % Math.max(texts.length, 1)];
      return [row.prompt, ...(text === undefined ? [] : [text])].map((each) => ({ text: each, weight: 0.5 }));
    });
  });
}

/** Prompts of all languages, each by itself and several in a row, as texts are longer than prompts. */
function readPrompts(): Ordinary[] {
  const random = seededRandom(5);
  return readdirSync(promptFolder)
    .filter((file) => !file.startsWith('lexicon'))
    .flatMap((file) => {
      const lines = [...readFileSync(`${promptFolder}/${file}`, 'utf8').matchAll(/^[a-z] (.+)$/gm)].map((match) =>
        (match[1] ?? '').replaceAll('\\n', '\n'),
      );
      const weight = file.startsWith('en') ? 1 : /^(?:ru|ar|hi|ko)/.test(file) ? 3 : 1.5;
      const rows = lines.map((_, at) =>
        lines
          .slice(at, at + 2 + (at % 4))
          .sort(() => random() - 0.5)
          .join(' '),
      );
      return [...lines, ...rows].map((text) => ({ text, weight }));
    });
}

/** Words of many languages, as lists are written. */
function readWords(): Ordinary[] {
  return readdirSync(promptFolder)
    .filter((file) => file.startsWith('lexicon'))
    .flatMap((file) => readFileSync(`${promptFolder}/${file}`, 'utf8').split('\n'))
    .filter((line) => /^\w\w [A-Z]+: /.test(line))
    .flatMap((line) => {
      const items = line.slice(line.indexOf(': ') + 2).split(', ');
      const weight = line.startsWith('en') ? 0.5 : 1;
      return Array.from({ length: Math.ceil(items.length / 8) }, (_, at) => ({
        text: items.slice(8 * at, 8 * at + 8).join(', '),
        weight,
      }));
    });
}

/** The same text as people write it in haste or in verse: a part of it, in small letters, without marks, in short lines. */
function variants({ text, weight }: Ordinary, random: () => number): Ordinary[] {
  const words = text.split(/\s+/);
  const start = Math.floor(random() * Math.max(1, words.length - 12));
  const part = words.slice(start, start + 5 + Math.floor(random() * 14));
  const bare = part
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}'’]/gu, ''))
    .filter((word) => word !== '');
  const lines = part.map((word, at) => word + (at % 4 === 3 ? '\n' : ' ')).join('');
  return [part.join(' '), bare.join(' '), lines].map((each) => ({ text: each.trim(), weight: weight / 2 }));
}

/** Ordinary texts of many languages to learn from: prompts, drafts, refusals. */
export function readOrdinary(folder: string, leftOut?: string): readonly Ordinary[] {
  const random = seededRandom(9);
  const told = ['refusal-en', 'refusal-other', 'ordinary'].flatMap((name) =>
    readLines(`scripts/checks/corpus/${name}.txt`, 1, random).map(({ text }) => ({
      text: text.split(' => ').at(-1) ?? '',
      weight: 1,
    })),
  );
  const whole = [...readDrafts(folder, leftOut), ...readPrompts(), ...readWords(), ...told];
  return [...whole, ...whole.flatMap((each) => variants(each, random))].filter(({ text }) => text.length >= 12);
}
