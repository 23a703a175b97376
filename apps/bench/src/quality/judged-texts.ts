import { recordedRows } from './recorded-pairs.js';

/** A question and an answer to it, as far as the gate can tell. */
export interface Texts {
  readonly question: string;
  readonly answer: string;
}

/** Text of so many characters; each turn another. */
export type Writer = (characters: number, turn: number, role: keyof Texts) => string;

const parts = {
  question: [
    ['the train to Lyon', 'my elder sister', 'a group of students', 'the new baker', 'our neighbour', 'every guest'],
    ['leaves', 'waits', 'comes back', 'meets the others', 'asks for a key', 'sells old maps', 'closes the door'],
    ['near the old bridge', 'at the station', 'in front of the library', 'beside the river', 'behind the market'],
    ['because it rains', 'before two hours are over', 'when the bell rings', 'although nobody knows why'],
  ],
  answer: [
    [
      'most people who live there',
      'the children',
      'an engineer from Porto',
      'the people in question',
      'a careful cook',
    ],
    ['prefer', 'remember', 'carry home', 'would rather paint', 'have always liked', 'can explain'],
    ['warm bread and cheese', 'a story about the sea', 'the second half of a song', 'four of the seven reasons'],
    [
      'if the evening is long',
      'so that nothing is lost',
      'while the kettle boils',
      'as soon as winter comes',
      'without haste',
    ],
  ],
} as const;

/** Sentences: words in any order would be thrown away as noise, and the question's as an echo. */
export function prose(characters: number, turn: number, role: keyof Texts): string {
  let text = '';
  for (let place = turn; text.length < characters; place++) {
    const chosen = parts[role].map((part, at) => part[(place * (at + 2) + (place >> (at + 1))) % part.length] ?? '');
    const sentence = `${chosen.join(' ')}, as page ${place % 97} says${place % 3 === 0 ? ' again' : ''}.`;
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${place % 6 === 5 ? '\n\n' : ' '}`;
  }
  return `${text.slice(0, characters - 1)}${role === 'question' ? '?' : '.'}`;
}

/** What models were asked, and said, one after another. */
export function recorded(): Writer {
  const rows = recordedRows('mmlu-pro');
  const texts = {
    question: rows.map(({ prompt }) => prompt),
    answer: rows.flatMap(({ responses }) => responses.get('gemini-1.5-flash')?.text ?? []),
  };
  return (characters, turn, role) => {
    let text = '';
    for (let place = turn * 7; text.length < characters; place++)
      text += `${texts[role][place % texts[role].length]}\n\n`;
    return text.slice(0, text.lastIndexOf('.', characters) + 1);
  };
}

/** Equations and numbers, and nothing else. */
export function sums(characters: number, turn: number, role: keyof Texts): string {
  let text = '';
  for (let place = turn; text.length < characters; place++) {
    const [left, right] =
      role === 'question' ? [(place % 90) + 3, (place * 7) % 80] : [(place % 70) + 400, (place * 13) % 900];
    text += `${left} + ${right} = ${left + right}, so (${right} - ${left})/${(place % 9) + 2} x ${place % 31}.5\n`;
  }
  return `${text.slice(0, characters - 1)}.`;
}
