import type { DraftView } from '../draft-view.js';
import { functionWords } from '../text/function-words.js';
import { isYesNo, novelWords, opensUp, questionWords } from './echo-words.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { returnsPassage } from './returns-passage.js';
import { saysNothingNew } from './says-nothing-new.js';
import { saysPartAgain } from './says-part-again.js';

/** The user wants his own words back, changed or not. */
const wantsCopy =
  /\b(?:repeat|echo|(?<!\.)copy|slugs?|verbatim|word for word|say exactly|say (?:the|this|it)|read .{0,30}\bback|write out|(?:write|say|type|print|put)\b.{0,80}\btimes|recite|transcribe|(?:answer|respond|reply) with (?:the|this|exactly|only))\b|répète|répétez|wiederhol|repite|repita|repít|recopie|ripeti|повтор|herhaal|powtórz|重复|复述|原样|繰り返|そのまま/;

/** The user hands in a text to be worked on: much of it may come back. */
const wantsEdit =
  /\b(?:correct\w*|proofread\w*|fix\w*|rewrit\w*|rephras\w*|paraphras\w*|translat\w*|complet\w*|continue|sort\w*|format\w*|convert\w*|refactor\w*|extract\w*|summari\w*|edit\w*|grammar|punctuat\w*|capitali[sz]\w*|reorder\w*|fill in|improve\w*|replace\w*|insert|remove|clean\w*|reverse\w*|shorten\w*|corrig[ei]\w*|korrigier\w*|add|lower ?case|upper ?case|highlight|identify|find|underline|which|choose|select|pick|underlined|true or false)\b/;

/** How much of the prompt comes back, and how much of the answer is the prompt's, in pairs of neighbouring words. */
interface Overlap {
  readonly covered: number;
  readonly taken: number;
}

/** Words of either text that are compared: a long one that comes back shows it at its beginning. */
const mostCompared = 300;

/** Pairs of neighbouring words as numbers, by the words' places in the prompt; -1 where a word is not the prompt's. */
function pairsOf(words: readonly string[], places: ReadonlyMap<string, number>): Int32Array {
  const pairs = new Int32Array(Math.max(0, words.length - 1));
  let before = places.get(words[0] ?? '') ?? -1;
  for (let index = 1; index < words.length; index++) {
    const place = places.get(words[index] ?? '') ?? -1;
    pairs[index - 1] = before < 0 || place < 0 ? -1 : before * 0x4000 + place;
    before = place;
  }
  return pairs;
}

function shareIn(pairs: Int32Array, set: ReadonlySet<number>): number {
  let shared = 0;
  for (const pair of pairs) if (set.has(pair)) shared++;
  return pairs.length === 0 ? 0 : shared / pairs.length;
}

function overlapOf({ words, promptWords }: DraftReading): Overlap {
  const places = new Map(promptWords.map((word, place) => [word, place]));
  const asked = pairsOf(promptWords.slice(0, mostCompared), places);
  const answered = pairsOf(words.slice(0, mostCompared), places);
  const inAnswer = new Set(answered);
  inAnswer.delete(-1);
  return { covered: shareIn(asked, inAnswer), taken: shareIn(answered, new Set(asked)) };
}

/** A question whose question word is gone has become a statement: that may be an answer ("... is A+"). */
function staysQuestion({ promptWords, words, request }: DraftReading): boolean {
  // "How" and "why" are not answered by their own words, nor is an order carried out by them.
  if (opensUp.test(request)) return true;
  const asking = promptWords.filter((word) => questionWords.has(word));
  return asking.length === 0
    ? words.slice(0, 25).includes(promptWords[0] ?? '')
    : asking.every((word) => words.includes(word));
}

/** Places looked at where the question may begin again. */
const mostPlaces = 200;

function repeatsExactly({ words, promptWords }: DraftReading): boolean {
  const first = promptWords[0] ?? '';
  const last = words.length - promptWords.length;
  let at = words.indexOf(first);
  for (let looks = 0; at >= 0 && at <= last && looks < mostPlaces; looks++) {
    const from = at;
    if (promptWords.every((word, index) => words[from + index] === word)) return true;
    at = words.indexOf(first, at + 1);
  }
  return false;
}

const echo: Finding = { check: 'echo', text: 'the question comes back as the answer' };

/** The answer is the question again: once, twice, slightly changed, or with a few words before it. */
export function checkEcho(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  const { words, promptWords, request, calls } = reading;
  if (calls || words.length > 4 * promptWords.length + 30) return undefined;
  if (promptWords.length < 3 && !isSame(reading, draft.prompt)) return undefined;
  const comesBack =
    isSame(reading, draft.prompt) ||
    returnsPassage(reading) ||
    saysNothingNew(reading) ||
    saysPartAgain(reading, draft.prompt) ||
    saysItAgain(reading, draft.prompt);
  return comesBack && !wantsCopy.test(request) ? echo : undefined;
}

/** The prompt, sign by sign: in Thai a sentence has no gaps. */
function isSame({ text }: DraftReading, prompt: string): boolean {
  return text.length >= shortestSame && text === prompt.trim();
}

/** Characters from which on it is no greeting or name. */
const shortestSame = 12;

/** Much of the prompt may be in its answer. */
function mayKeepWords(request: string, prompt: string): boolean {
  return wantsEdit.test(request) || isYesNo(request) || /\bor\b/.test(request) || /[{}=;]/.test(prompt);
}

/** Most of the prompt, with hardly a word that it does not have. */
function saysItAgain(reading: DraftReading, prompt: string): boolean {
  const { words, promptWords, request } = reading;
  if (words.length < 0.5 * promptWords.length) return false;
  const forgiven = Math.floor(promptWords.length / 25);
  const novel = novelWords(reading, forgiven);
  return (
    novel <= forgiven && (repeatsExactly(reading) || (isRestated(reading, novel) && !mayKeepWords(request, prompt)))
  );
}

/** Fewest words of an answer that gives nothing but what was given. */
const leastGiven = 8;

/** Most of the question comes back, and is still a question, or half of a problem without a word of its own. */
function isRestated(reading: DraftReading, novel: number): boolean {
  const { words, promptWords, request } = reading;
  const isProblem = novel === 0 && words.length >= leastGiven && /[.!?。！？]\s*\S/.test(request.trim());
  const stays = words.length >= 0.7 * promptWords.length && staysQuestion(reading);
  if (!isProblem && !stays) return false;
  const { covered, taken } = overlapOf(reading);
  if (isProblem && covered >= 0.5 && taken >= 0.75) return true;
  if (!stays) return false;
  const asks = opensUp.test(request) || promptWords.some((word) => questionWords.has(word));
  if (novel === 0 && asks && promptWords.every((word) => functionWords.has(word) || words.includes(word))) return true;
  return covered >= (opensUp.test(request) && promptWords.length >= 7 ? 0.5 : 0.7) && taken >= 0.5;
}
