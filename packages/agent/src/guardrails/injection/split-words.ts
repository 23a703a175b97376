/** A word of a text in small letters, and where it stands. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const inWord = /[\p{L}\p{N}]/u;
/** Shown as nothing: words may be hidden with it. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/;
const longestWord = 64;

/** The words of a text. What cannot be seen is left out of them; accents and full-width letters are taken off. */
export function* splitWords(text: string): Generator<Word> {
  let start = -1;
  let end = -1;
  let word = '';
  for (let place = 0; place <= text.length; place++) {
    const character = text.charAt(place);
    if (invisible.test(character)) continue;
    if (place < text.length && inWord.test(character)) {
      if (start < 0) start = place;
      if (word.length < longestWord) word += character;
      end = place + 1;
      continue;
    }
    if (start < 0) continue;
    yield { text: plain(word), start, end };
    start = -1;
    word = '';
  }
}

function plain(word: string): string {
  const small = word.toLowerCase();
  return isAscii(small) ? small : small.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function isAscii(text: string): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) > 127) return false;
  return true;
}
