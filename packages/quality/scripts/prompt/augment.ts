import type { Domain } from '../../src/prompt/prompt-class.js';
import { groupBy } from './group-by.js';
import type { CorpusPrompt, Lexicon } from './read-corpus.js';
import type { TrainingText } from './training-row.js';

/** What the five levels are as a difficulty. */
export const levelDifficulty = [0.04, 0.22, 0.5, 0.78, 0.96] as const;

const remarks = [
  'Hi!',
  'Hello, I hope you are well.',
  'Quick question:',
  'I am a student.',
  'You are a helpful assistant.',
  'Please be brief.',
  'Thanks in advance!',
  'My boss asked me this.',
  'Answer step by step.',
  'It is for tomorrow.',
  'The capital of France is Paris.',
  'The sky is blue.',
  '2 + 2 is 4.',
  'I like cats.',
  'Sorry for my english.',
  'urgent!!',
];

/** Texts made from prompts of the corpus and words of the lexicons: the same task said with more around it. */
export function augment(
  prompts: readonly CorpusPrompt[],
  lexicons: ReadonlyMap<string, Lexicon>,
  random: () => number,
): TrainingText[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const rows: TrainingText[] = [];
  const byDomain = groupBy(prompts, (prompt) => prompt.domain);
  const byLanguage = groupBy(prompts, (prompt) => prompt.language);
  for (const { text, domain, level } of prompts) {
    const difficulty = levelDifficulty[level] ?? 0.5;
    rows.push({ text, domain, difficulty, weight: 2 });
    const remark = pick(remarks);
    const longer = random() < 0.6 ? `${remark} ${text}` : `${text}${/[.?!]$/.test(text) ? '' : '.'} ${remark}`;
    rows.push({ text: longer, domain, difficulty, weight: 0.5 });
    if (domain !== 'TRANSLATION' && domain !== 'SUMMARIZATION' && random() < 0.3) {
      const around = pasted(random() < 0.5 ? prompts : (byDomain.get(domain) ?? prompts), pick, random);
      rows.push({ text: random() < 0.5 ? `${text}\n\n${around}` : `${around}\n\n${text}`, domain, weight: 0.4 });
    }
  }
  for (const [language, lexicon] of lexicons) {
    const own = byLanguage.get(language);
    if (!own) continue;
    const contents = own.filter((prompt) => prompt.domain !== 'TRANSLATION' && prompt.domain !== 'SUMMARIZATION');
    const all = [...lexicon.words.values()].flat();
    for (const [domain, words] of lexicon.words) {
      const frame = (word: string) =>
        pick(lexicon.frames)
          .replace('{}', word)
          .replaceAll('{}', () => pick(words));
      for (const word of words) {
        rows.push({ text: frame(word), domain, weight: 0.5 });
        rows.push({ text: frame(`${word}, ${pick(words)}`), domain, weight: 0.4 });
        rows.push({ text: `${word} ${pick(words)} ${pick(words)}`, domain, weight: 0.4 });
      }
    }
    for (const [domain, commands] of lexicon.commands) {
      for (const command of commands) {
        const applied = domain === 'TRANSLATION' || domain === 'SUMMARIZATION' || domain === 'CREATIVE';
        const objects = applied ? all : (lexicon.words.get(domain) ?? all);
        for (let copy = 0; copy < (language === 'en' ? 16 : 8); copy += 1) {
          rows.push({ text: applyCommand(command, domain, objects, contents, pick, random), domain, weight: 0.5 });
        }
      }
    }
  }
  return rows;
}

/** Something long beside a question. */
function pasted(
  contents: readonly CorpusPrompt[],
  pick: <Item>(items: readonly Item[]) => Item,
  random: () => number,
): string {
  const sentences = 4 + Math.floor(random() * 20);
  return Array.from({ length: sentences }, () => pick(contents).text).join(' ');
}

function applyCommand(
  command: string,
  domain: Domain,
  words: readonly string[],
  contents: readonly CorpusPrompt[],
  pick: <Item>(items: readonly Item[]) => Item,
  random: () => number,
): string {
  const fill = (): string => {
    if ((domain !== 'TRANSLATION' && domain !== 'SUMMARIZATION') || random() < 0.25)
      return random() < 0.7 ? pick(words) : `${pick(words)}, ${pick(words)}`;
    // Now and then as much as people paste.
    if (random() < 0.2) return `${pick(contents).text} `.repeat(5 + Math.floor(random() * 40));
    const sentences = random() < 0.3 ? 12 + Math.floor(random() * 40) : 1 + Math.floor(random() * 4);
    return Array.from({ length: sentences }, () => pick(contents).text).join(random() < 0.3 ? '\n' : ' ');
  };
  return command.replaceAll('{}', fill);
}
