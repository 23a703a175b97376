import type { DraftView } from '../draft-view.js';
import { functionWords } from '../text/function-words.js';
import type { Finding } from './finding.js';
import { readDraft } from './read-draft.js';

/** Words of an answer, and words with a meaning of their own in its question, from which on a miss is no chance. */
const misses: readonly (readonly [answerWords: number, promptStems: number])[] = [
  [40, 7],
  [90, 6],
];

/** Tasks whose answers may share no word with the question. */
const freeTask =
  /\b(?:translat\w*|poem|poetry|story|stories|haiku|lyrics|joke|song|creative|imagine|roleplay|role play|pretend|you are|act as|write|continue|guess|riddle|decode|decrypt|hi|hello|hey|how are you|thanks|thank you|what do you think|say something|tell me something|anything|random|speak|summari\w*|paraphras\w*|rewrite|rephrase|code|function|limerick|email|letter|tweet|quote|slogan|caption|essay|gedicht|geschichte|dialog\w*|poem[ae]?|poesia|histoire|historia|storia|conto|cuento|verhaal|wiersz|opowiad\w*|schreib\w*|escrib\w*|escrev\w*|scriv\w*|schrijf|napisz|yaz|skriv)\b|écri[st]|écrire|напиш|рассказ|стих|алфавит|写|書|诗|詩|써/;

/** The first letters of a word: inflections of one word share them. */
function stem(word: string): string {
  return word.slice(0, 4);
}

/** Verbs and nouns of asking, which say nothing about the subject. */
const askingWords: ReadonlySet<string> = new Set(
  'explain describe tell give show list compare best good help need want make find work works working does doing used using like people many much most mean means different difference important please know question answer example examples work think exactly five three sentence sentences words word bullet bullets points point intro conclusion paragraph paragraphs list steps step short brief simple write think main type types kind kinds thing things way ways happen happens keep come look'.split(
    ' ',
  ),
);

function tells(word: string): boolean {
  return word.length >= 3 && !functionWords.has(word) && !askingWords.has(word);
}

function stems(words: readonly string[]): Set<string> {
  const set = new Set<string>();
  for (const word of words) {
    if (tells(word)) set.add(stem(word));
  }
  return set;
}

function isWithin(word: string, request: string): boolean {
  return word.length >= 5 && !functionWords.has(word) && request.includes(stem(word));
}

/**
 * A long answer in the question's language that shares no word with it, not even the beginning of one. Translations,
 * creative tasks and short answers are never judged.
 */
export function checkOffTopic(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  const { proseWords, promptWords } = reading;
  if (reading.calls || draft.followsTools === true || proseWords.length < 30) return undefined;
  if (reading.fences.length > 0) return undefined;
  const language = reading.language?.language;
  if (language === undefined || language === 'zh' || language === 'ja') return undefined;
  if (language !== (reading.promptLanguage?.language ?? 'en')) return undefined;
  // Most answers have a word of the question, and need no closer look.
  if (proseWords.some((word) => tells(word) && reading.promptSet.has(word))) return undefined;
  const asked = stems(promptWords);
  if (!misses.some(([words, size]) => proseWords.length >= words && asked.size >= size)) return undefined;
  if (proseWords.some((word) => word.length >= 3 && asked.has(stem(word)))) return undefined;
  // A part of a word counts as well: "chlorine" has to do with "dichlorobenzene".
  if (proseWords.some((word) => isWithin(word, reading.request))) return undefined;
  if (freeTask.test(reading.request)) return undefined;
  return { check: 'off-topic', text: 'no word of the answer has to do with the question' };
}
