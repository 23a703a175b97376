import type { DraftView } from '@cascade/quality';
import { errorTexts, formRequests, refusals } from './spoilt-texts.js';

/** A question and an answer to it that was right. */
export interface Answered {
  readonly prompt: string;
  readonly text: string;
}

/** What was done to a right answer; `undefined` where it cannot be done to this one. */
export type Way = (answered: Answered, tools: WayTools) => DraftView | undefined;

export interface WayTools {
  /** From 0 to 1. */
  readonly random: () => number;
  /** Another question, and a right answer to it. */
  readonly other: Answered;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

function pick<Item>(items: ArrayLike<Item>, random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function mixed<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const letterCount = (text: string): number => text.match(/[a-z]/gi)?.length ?? 0;
const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/);
const isData = (text: string): boolean => /^\s*(?:```|[{[])/.test(text);

/** Texts too short to show it are left as they are. */
const enoughLetters = 60;

const noise: Record<string, Way> = {
  'random letters': ({ prompt, text }, { random }) =>
    letterCount(text) < enoughLetters
      ? undefined
      : { prompt, text: text.replace(/[a-z]/gi, () => pick(letters, random)) },
  'characters in any order': ({ prompt, text }, { random }) =>
    letterCount(text) < enoughLetters ? undefined : { prompt, text: mixed([...text], random).join('') },
  'words in any order': ({ prompt, text }, { random }) =>
    wordsOf(text).length < 40 ? undefined : { prompt, text: mixed(wordsOf(text), random).join(' ') },
  'words of two answers': ({ prompt, text }, { random, other }) =>
    wordsOf(text).length < 25 || wordsOf(other.text).length < 25
      ? undefined
      : { prompt, text: mixed([...wordsOf(text), ...wordsOf(other.text)], random).join(' ') },
  'a sentence again and again': ({ prompt, text }, { random }) => {
    const sentences = sentencesOf(text).filter((sentence) => wordsOf(sentence).length >= 5 && !isData(sentence));
    return sentences.length === 0 ? undefined : { prompt, text: `${text} ${`${pick(sentences, random)} `.repeat(12)}` };
  },
  'a few words again and again': ({ prompt, text }, { random }) => {
    const words = wordsOf(text);
    const at = Math.floor(random() * (words.length - 6));
    if (words.length < 12 || isData(text)) return undefined;
    const loop = `${words.slice(at, at + 5).join(' ')} `;
    return { prompt, text: `${words.slice(0, at).join(' ')} ${loop.repeat(16)}` };
  },
  'keys hit at random': ({ prompt }, { random }) => ({
    prompt,
    text: Array.from({ length: 30 }, () =>
      Array.from({ length: 2 + Math.floor(random() * 9) }, () => pick(letters, random)).join(''),
    ).join(' '),
  }),
};

const echo: Record<string, Way> = {
  'the question': ({ prompt }) => ({ prompt, text: prompt }),
  'the question twice': ({ prompt }) => ({ prompt, text: `${prompt}\n\n${prompt}` }),
  'the question with a lead': ({ prompt }, { random }) => ({
    prompt,
    text: `${pick(['You asked: ', 'Question: ', 'Sure! ', 'The question is: '], random)}${prompt}`,
  }),
  'most of the question': ({ prompt }) =>
    prompt.length < 120 ? undefined : { prompt, text: prompt.slice(0, Math.floor(0.8 * prompt.length)) },
};

const cut: Record<string, Way> = {
  'by the limit of tokens': ({ prompt, text }, { random }) => ({
    prompt,
    text: text.slice(0, Math.floor(text.length * (0.2 + 0.6 * random()))),
    finishReason: 'length',
  }),
  'within a sentence': ({ prompt, text }, { random }) => {
    const part = text.slice(0, Math.floor(text.length * (0.3 + 0.5 * random())));
    // Where a sentence, a line or a number ends, nothing shows that more was to come.
    return part.length < 150 || /(?:[.!?:][)"'\]*]*|[\d\n\s$)]\s*)$/.test(part) ? undefined : { prompt, text: part };
  },
};

const brackets = '()[]{}';

/** Code in the prompt, where there is some. */
function codeOf(prompt: string): string | undefined {
  return /\[PYTHON\]\n([\s\S]*?)\nassert/.exec(prompt)?.[1];
}

/** The code of a prompt as an answer, without one of its signs. */
function codeWithout(isLost: (sign: string) => boolean): Way {
  return ({ prompt }, { random }) => {
    const code = codeOf(prompt);
    const places = [...(code ?? '')].flatMap((sign, at) => (isLost(sign) ? [at] : []));
    if (code === undefined || places.length === 0) return undefined;
    const at = pick(places, random);
    const broken = `${code.slice(0, at)}${code.slice(at + 1)}`;
    return { prompt: 'Write a Python function that passes the tests.', text: `\`\`\`python\n${broken}\n\`\`\`` };
  };
}

const code: Record<string, Way> = {
  'without a bracket': codeWithout((sign) => brackets.includes(sign)),
  'without a quotation mark': codeWithout((sign) => sign === "'" || sign === '"'),
};

const reasoning = {
  type: 'object',
  properties: { reasoning: { type: 'string' }, answer: { type: 'integer' } },
  required: ['reasoning', 'answer'],
} as const;

/** An answer as an object, or with `undefined` for what it lacks. */
function objectWith(change: (text: string) => Readonly<Record<string, unknown>> | string): Way {
  return ({ prompt, text }) => {
    const value = change(text.slice(0, 300));
    return { prompt, text: typeof value === 'string' ? value : JSON.stringify(value), jsonSchema: reasoning };
  };
}

const schema: Record<string, Way> = {
  'a key is missing': objectWith((text) => ({ reasoning: text })),
  'a value of another type': objectWith((text) => ({ reasoning: text, answer: 'twelve' })),
  'no object': objectWith((text) => `The answer: ${text.replace(/[{}[\]]/g, '')}`),
};

const search = {
  name: 'search',
  description: 'Looks for pages',
  inputSchema: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
} as const;

const call = (name: string, input: { readonly [key: string]: string | number }): Way => {
  return ({ prompt }) => ({ prompt, text: '', tools: [search], toolCalls: [{ name, input }] });
};

const tool: Record<string, Way> = {
  'of an unknown name': call('find_pages', { query: 'cats' }),
  'without an argument': call('search', {}),
  'with an argument of another type': call('search', { query: 7 }),
};

const one =
  (texts: readonly string[]): Way =>
  ({ prompt }, { random }) => ({ prompt, text: pick(texts, random) });

/** An answer in sentences to a question that asks for a form. */
const form: Way = ({ prompt, text }, { random }) => {
  const isProse = wordsOf(text).length >= 12 && /^[A-Z][\p{L}\s,'’-]+[.!]\s*$/u.test(text);
  return isProse ? { prompt: `${prompt.replace(/\?*$/, '?')} ${pick(formRequests, random)}`, text } : undefined;
};

/** Ways to spoil an answer, by the check that must find it. */
export const spoilers: Readonly<Record<string, Readonly<Record<string, Way>>>> = {
  cut,
  refusal: { 'a refusal': one(refusals) },
  'error-text': { 'an error of a service': one(errorTexts) },
  echo,
  noise,
  schema,
  tool,
  code,
  format: { 'sentences where a form was asked for': form },
};
