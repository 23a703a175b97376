/** What a draft gives as its final answer, and how clearly it says so. */
export interface FoundAnswer {
  /** `field`: last value of a JSON object that ends the text; `marked`: `####`, `\boxed{}` or bold near the end; `line`: the last line. */
  readonly kind: 'field' | 'marked' | 'line' | 'none';
  /** The answer itself, trimmed, at most 200 characters. */
  readonly text: string;
  /** Where it begins in the text. */
  readonly start: number;
}

const longestAnswer = 200;
const none: FoundAnswer = { kind: 'none', text: '', start: 0 };

/** Finds the final answer without knowing the language it is written in. Linear: it looks backwards from the end. */
export function findAnswer(text: string): FoundAnswer {
  return lastField(text) ?? lastMark(text) ?? lastLine(text) ?? none;
}

function lastField(text: string): FoundAnswer | undefined {
  const end = skipBack(text, text.length, ' \n\r\t`');
  if (text[end - 1] !== '}') return undefined;
  const valueEnd = skipBack(text, end - 1, ' \n\r\t,');
  const colon = text.lastIndexOf('":', valueEnd);
  if (colon < 0) return undefined;
  const start = skipOn(text, colon + 2, ' \n\r\t"');
  return found('field', text, start, skipBack(text, valueEnd, '"'));
}

function lastMark(text: string): FoundAnswer | undefined {
  const from = Math.max(0, text.length - 400);
  const tail = text.slice(from);
  const hashes = tail.lastIndexOf('####');
  if (hashes >= 0) return found('marked', text, from + hashes + 4, lineEnd(text, from + hashes));
  const boxed = tail.lastIndexOf('\\boxed{');
  if (boxed >= 0) {
    const close = text.indexOf('}', from + boxed);
    return found('marked', text, from + boxed + 7, close < 0 ? lineEnd(text, from + boxed) : close);
  }
  const bold = tail.lastIndexOf('**');
  const opening = bold > 0 ? tail.lastIndexOf('**', bold - 1) : -1;
  return opening >= 0 && tail.length - bold < 40 ? found('marked', text, from + opening + 2, from + bold) : undefined;
}

function lastLine(text: string): FoundAnswer | undefined {
  const end = skipBack(text, text.length, ' \n\r\t');
  if (end === 0) return undefined;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return found('line', text, Math.max(start, end - longestAnswer), end);
}

function found(kind: FoundAnswer['kind'], text: string, from: number, end: number): FoundAnswer | undefined {
  const start = skipOn(text, from, ' \n\r\t');
  if (end <= start) return undefined;
  return { kind, text: text.slice(start, Math.min(end, start + longestAnswer)).trim(), start };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function skipBack(text: string, from: number, characters: string): number {
  let end = from;
  while (end > 0 && characters.includes(text[end - 1] ?? 'x')) end -= 1;
  return end;
}

function skipOn(text: string, from: number, characters: string): number {
  let start = from;
  while (start < text.length && characters.includes(text[start] ?? 'x')) start += 1;
  return start;
}
