const ends = /[.!?;](?=\s|$)|[。！？；]|\n/g;

/** Sentences and lines of a text, in order, none of them empty. `3.5` is not an end of a sentence. */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index } of text.matchAll(ends)) {
    push(sentences, text.slice(start, index));
    start = index + 1;
  }
  push(sentences, text.slice(start));
  return sentences;
}

function push(sentences: string[], sentence: string): void {
  const trimmed = sentence.trim();
  if (trimmed !== '') sentences.push(trimmed);
}
