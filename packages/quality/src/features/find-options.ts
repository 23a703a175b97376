/** One of the answers that a prompt offers. */
export interface AnswerOption {
  /** `A` to `P`. */
  readonly letter: string;
  /** What stands behind the letter, at most 160 characters. */
  readonly text: string;
}

/** The lettered options of a multiple-choice prompt: lines such as `(A) text`, `A. text`, `A) text` or `A: text`, in order from A. */
export function findOptions(prompt: string): readonly AnswerOption[] {
  const options: AnswerOption[] = [];
  let start = 0;
  while (start < prompt.length && options.length < 16) {
    const newline = prompt.indexOf('\n', start);
    const end = newline < 0 ? prompt.length : newline;
    const expected = String.fromCharCode(65 + options.length);
    const textStart = optionStart(prompt, start, expected);
    if (textStart > 0)
      options.push({ letter: expected, text: prompt.slice(textStart, Math.min(end, textStart + 160)) });
    start = end + 1;
  }
  return options.length > 1 ? options : [];
}

/** Where an option's text begins in the line at `lineStart`, or 0 when the line is not the option `letter`. */
function optionStart(prompt: string, lineStart: number, letter: string): number {
  let index = lineStart;
  while (prompt[index] === ' ' || prompt[index] === '\t') index += 1;
  const isBracketed = prompt[index] === '(';
  if (isBracketed) index += 1;
  if (prompt[index] !== letter && prompt[index] !== letter.toLowerCase()) return 0;
  const mark = prompt[index + 1] ?? '';
  return (isBracketed ? mark === ')' : '.):'.includes(mark) && mark !== '') ? index + 2 : 0;
}
