/** Feature ids are below 2 to this power. */
export const answerHashBits = 18;

/** Characters of an answer's beginning that are read: what it is shows there. */
export const answerHeadChars = 320;

const prime = 0x01000193;
const wordSeed = 0x9e3779b9;
const runSeed = 0x165667b1;
const pairSeed = 0x85ebca6b;
const tripleSeed = 0xc2b2ae35;
const shortestRun = 3;
const longestRun = 5;

/** Lower case without accents and apostrophes, digits alike, one space for any white space. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘ʼ´`*_]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\d/g, '0')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words; every Chinese or Japanese character is one. */
const wordPattern = /[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+/gu;

function hashWord(word: string): number {
  let hash = wordSeed;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), prime);
  return hash;
}

function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> (32 - answerHashBits);
}

function addWords(words: readonly string[], ids: Set<number>): void {
  let second = 0;
  let previous = 0;
  for (const word of words) {
    const hash = hashWord(word);
    ids.add(mix(hash));
    const pair = Math.imul(previous ^ pairSeed, prime) ^ hash;
    ids.add(mix(pair));
    ids.add(mix(Math.imul(second ^ tripleSeed, prime) ^ pair));
    second = previous;
    previous = hash;
  }
}

function addRuns(text: string, ids: Set<number>): void {
  for (let start = 0; start + shortestRun <= text.length; start++) {
    const end = Math.min(start + longestRun, text.length);
    let hash = runSeed;
    for (let index = start; index < end; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), prime);
      if (index - start + 1 >= shortestRun) ids.add(mix(hash + index - start));
    }
  }
}

/**
 * Distinct ids of what an answer begins with: words, runs of two and three words and of three to five characters, where
 * beginning and end count as words (Weinberger et al., 2009; FNV-1a over UTF-16 units). Linear in what is read.
 */
export function hashAnswer(text: string): ReadonlySet<number> {
  const whole = text.length <= answerHeadChars;
  const folded = fold(text.slice(0, answerHeadChars));
  const ids = new Set<number>();
  addWords(['^', ...(folded.match(wordPattern) ?? []), ...(whole ? ['$'] : [])], ids);
  addRuns(`^ ${folded}${whole ? ' $' : ''}`, ids);
  return ids;
}
