import { functionWords } from '../../src/text/function-words.js';
import type { Ordinary } from './read-ordinary.js';

type Random = () => number;

function pick<Item>(list: ArrayLike<Item>, random: Random): Item | undefined {
  return list[Math.floor(random() * list.length)];
}

function mixed<Item>(list: readonly Item[], random: Random): Item[] {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const item = order[at] as Item;
    order[at] = order[other] as Item;
    order[other] = item;
  }
  return order;
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'bcdfghjklmnpqrstvwxz', 'asdf', 'jkl'];
const little = [...functionWords.keys()];
const symbols = '#@%^&*~|<>$_=+!?/\\';

/** Ways in which text gets lost, each of an ordinary text, with others to mix in. */
const ways: readonly ((text: string, words: readonly string[], other: string, random: Random) => string)[] = [
  (_text, words, _other, random) => mixed(words, random).join(' '),
  (_text, words, _other, random) =>
    mixed(
      words.map((word) => word.toLowerCase().replace(/\P{L}/gu, '')),
      random,
    ).join(' '),
  (_text, words, _other, random) => words.map((word) => mixed([...word], random).join('')).join(' '),
  (text, _words, _other, random) => mixed([...text.slice(0, 300)], random).join(''),
  (text) => [...text.slice(0, 400)].reverse().join(''),
  (_text, words) => words.map((word) => [...word].reverse().join('')).join(' '),
  (text, _words, _other, random) =>
    [...text].map((letter, at) => ((at * 7) % 4 === 0 ? (pick(symbols, random) ?? '') : letter)).join(''),
  (_text, words, other, random) => mixed([...words, ...other.split(/\s+/)], random).join(' '),
  (_text, words) => words.flatMap((word) => [word, word, word]).join(' '),
  (_text, words, _other, random) =>
    words.map((word) => [...word].map(() => pick('abcdefghijklmnopqrstuvwxyz', random)).join('')).join(' '),
  (text, _words, _other, random) => [...text].map(() => String.fromCharCode(33 + Math.floor(random() * 94))).join(''),
  (_text, words, _other, random) =>
    words
      .map((word) =>
        [...word].map(() => pick('abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ0123456789', random)).join(''),
      )
      .join(' '),
  (_text, words, other, random) =>
    mixed([...words, ...other.split(/\s+/)], random)
      .flatMap((word) => (word.length > 3 && /^\p{L}+$/u.test(word) ? [word.toLowerCase()] : []))
      .join(' '),
  (_text, words, _other, random) =>
    words.map((word) => [...word].map(() => pick(pick(rows, random) ?? 'a', random)).join('')).join(' '),
  (_text, words, _other, random) => {
    const row = pick(rows, random) ?? 'a';
    return words.map(() => [...Array(3 + Math.floor(random() * 9))].map(() => pick(row, random)).join('')).join(' ');
  },
  (_text, words, other, random) =>
    words.map((word) => (random() < 0.5 ? word : (pick(other.split(/\s+/), random) ?? ''))).join(' '),
  (_text, words, _other, random) => words.map((_, at) => pick(little, random) ?? `${at}`).join(' '),
];

/** Some garbled forms of a text. */
export function garble(text: string, others: readonly Ordinary[], random: Random): readonly string[] {
  const words = text.split(/\s+/);
  if (words.length < 5) return [];
  const chosen = mixed(ways, random).slice(0, 4);
  const other = pick(others, random)?.text ?? '';
  return chosen.map((way) => way(text.slice(0, 900), words.slice(0, 150), other.slice(0, 500), random));
}
