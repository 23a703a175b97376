import type { DraftView } from '../draft-view.js';
import { functionWords } from '../text/function-words.js';
import { findLoop } from './find-loop.js';
import type { Finding } from './finding.js';
import { looksMashed, looksMisencoded } from './garbled.js';
import { hasLeakedTokens } from './leaked-tokens.js';
import { placeholderText } from './placeholder-text.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { isWordSalad } from './word-salad.js';

const asksForWords =
  /\b(?:words?|list|names?|name|keywords?|tags?|hashtags?|title|titles|slogan|passwords?|passphrase|phrase|terms|random|synonyms?|rhym\w*|haiku|poem|lyrics|examples?|brainstorm|anagram\w*|scrambl\w*|reverse|sort\w*|extract|classify|label\w*|categor\w*|tokens?|spell\w*|sequence|order|caption|prompt|which|unscrambl\w*|repeat\w*|ingredients|colou?rs|animals|items|entities|translate)\b/;

const asksToRepeat =
  /\b(?:repeat\w*|times|over and over|chorus|lyrics|mantra|pattern|ascii|banner|rows?|generate a (?:long|large)|laugh\w*|emoji\w*|zeros?|zeroes|digits|binary|dna)\b/;

/** Long texts in an alphabet without any of a language's little words. */
function isLongSalad(reading: DraftReading): boolean {
  const { proseWords } = reading;
  if (proseWords.length < 30 || /[{}[\]|=<>;]|^\s*[-*•\d]/m.test(reading.prose.slice(0, 600))) return false;
  if (/[,:、，]/.test(reading.prose.slice(0, 300))) return false;
  const enough = 0.04 * proseWords.length;
  let little = 0;
  for (const word of proseWords) {
    if (word.charCodeAt(0) > 0x24f) return false;
    if (functionWords.has(word) && ++little >= enough) return false;
  }
  const shared = proseWords.filter((word) => reading.promptSet.has(word)).length;
  return shared < 0.1 * proseWords.length && !asksForWords.test(reading.request);
}

/** Degenerate repetition, random characters, wrongly decoded text, and words without grammar. */
export function checkNoise(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.text === '' || (reading.calls && reading.words.length < 30)) return undefined;
  const noise = (text: string): Finding => ({ check: 'noise', text });
  const placeholder = placeholderText(reading, draft.jsonSchema !== undefined);
  if (placeholder !== undefined) return noise(placeholder);
  const loop = findLoop(reading);
  if (loop !== undefined && !asksToRepeat.test(reading.request)) return noise(loop);
  if (hasLeakedTokens(reading)) return noise('special tokens or marks of a chat template');
  if (looksMisencoded(reading)) return noise('characters are wrongly decoded');
  if (looksMashed(reading)) return noise('random characters');
  if (isWordSalad(reading) || isLongSalad(reading)) return noise('words without grammar');
  return undefined;
}
