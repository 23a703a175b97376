const ends = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？।؟۔]/g;
const abbreviations =
  /(?:^|[\s(])(?:[a-z]|mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|approx|no|fig|jr|sr|inc|u\.s|a\.m|p\.m|\d+)$/i;

/** Sentences of a prose text, roughly: ends of sentences, abbreviations and list numbers apart; at least 1 for any text. */
export function countSentences(text: string): number {
  let sentences = 0;
  let end = 0;
  for (const match of text.matchAll(ends)) {
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const last = match.index + match[0].length >= text.trimEnd().length;
    if (match[0].startsWith('.') && match[0].length === 1 && !last && abbreviations.test(before)) continue;
    sentences++;
    end = match.index + match[0].length;
  }
  return text.slice(end).trim() === '' ? sentences : sentences + 1;
}
