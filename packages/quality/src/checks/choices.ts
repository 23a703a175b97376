import { splitWords } from '../text/split-words.js';
import { textWindow } from '../text/text-window.js';

/** One option of a multiple-choice question. */
export interface Choice {
  /** Upper-case letter. */
  readonly letter: string;
  readonly text: string;
}

/** Signs that a list of lettered lines is a question's options. */
const asksToChoose =
  /\b(?:which|choose|select|answer|option|options|choice|choices|correct|pick|following|complete|blank|best)\b|_{2,}/i;
/** ... and so are four of them. */
const fourth = /\n[ \t]*\(?D[).:][ \t]/;

/** Without an option A there are none. */
const first = /[Aa][).:][ \t](?<=(?:^|[\s(])...)/;

/** Lines such as "(A) ...", "B. ...", "c) ..." that run through the alphabet from A. */
export function findChoices(prompt: string): readonly Choice[] {
  const tail = textWindow(prompt, 6_000);
  const end = tail.slice(-3_000);
  if (!end.includes('?') && !asksToChoose.test(end) && !fourth.test(end)) return [];
  if (!first.test(tail)) return [];
  let choices: Choice[] = [];
  for (const match of tail.matchAll(
    /(?:^|\n|[ \t]{2,}|\s(?=\())[ \t]*\(?([A-Ja-j])[).:][ \t]+((?:(?! \([A-Ja-j]\) )[^\n]){1,300})/g,
  )) {
    const letter = (match[1] ?? '').toUpperCase();
    if (letter === 'A') choices = [];
    if (letter.charCodeAt(0) !== 65 + choices.length) continue;
    choices.push({ letter, text: (match[2] ?? '').trim().toLowerCase() });
  }
  // A list that is followed by long text is material rather than the question's options.
  const last = choices.at(-1);
  const after = last === undefined ? 0 : tail.length - tail.toLowerCase().lastIndexOf(last.text) - last.text.length;
  return after > 400 ? [] : choices;
}

/** Patterns for a letter that stands as a choice, by the number of choices: built once. */
const letterPatterns = Array.from({ length: 11 }, (_, count) => {
  const letters = 'ABCDEFGHIJ'.slice(0, Math.max(count, 1));
  const lower = letters.toLowerCase();
  return {
    // In capitals, and before no lower-case word: "A dog" names nothing.
    upper: new RegExp(`(?:^|[^\\p{L}\\p{N}'’])[${letters}](?![\\p{L}\\p{N}'’])(?! [a-z])`, 'u'),
    marked: new RegExp(
      `[("'\`*\\[{][${lower}][)"'\`*\\]}.]|^\\s*[${lower}](?:[).:]|\\s*$)|\\b(?:answer|option|choice|choose|select|is)\\W{1,3}[${lower}]\\b(?! ?[a-z])`,
      'im',
    ),
  };
});

function namesLetter(answer: string, count: number): boolean {
  const patterns = letterPatterns[Math.min(count, 10)];
  return patterns !== undefined && (patterns.upper.test(answer) || patterns.marked.test(answer));
}

function sharesText(answer: string, answerWords: ReadonlySet<string>, choice: Choice): boolean {
  if (choice.text.length > 6 && answer.includes(choice.text.replace(/[.;,]$/, ''))) return true;
  const words = splitWords(choice.text).filter(
    (word, _index, all) => all.length <= 2 || word.length > 3 || /\d/.test(word),
  );
  return words.length > 0 && words.filter((word) => answerWords.has(word)).length >= 0.6 * words.length;
}

/** True when an answer holds anything like a choice: a letter, an option's text, or a number or denial at all. */
export function hasChoice(answer: string, choices: readonly Choice[]): boolean {
  const read = textWindow(answer);
  if (namesLetter(read, choices.length)) return true;
  const lower = read.toLowerCase();
  const words = new Set(splitWords(lower));
  if (choices.some((choice) => sharesText(lower, words, choice))) return true;
  const numeric = choices.filter((choice) => /\d/.test(choice.text)).length > choices.length / 2;
  return (
    (numeric && /\d/.test(read)) ||
    /\b(?:none|all|both|neither|first|second|third|fourth|last) (?:of|option|choice|one|and)\b/.test(lower)
  );
}
