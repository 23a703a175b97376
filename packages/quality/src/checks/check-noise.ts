import type { DraftView } from '../draft-view.js';
import { asksForTwister } from './asks-for-twister.js';
import { findLoop } from './find-loop.js';
import type { Finding } from './finding.js';
import { looksGarbled } from './garbled.js';
import { hasLeakedTokens } from './leaked-tokens.js';
import { placeholderText } from './placeholder-text.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { hasScrambledLetters } from './scrambled-letters.js';
import { hasShuffledWords } from './shuffled-words.js';

const asksToRepeat =
  /\b(?:repeat\w*|over and over|chorus|lyrics|nursery|mantra|ascii|banner|generate a (?:long|large)|laugh\w*|emoji\w*|scream\w*)\b|\b(?:write|say|type|print|output|generate|sing|draw|make|give|show|create|compose|list|fill|produce)\b(?:[^.?!]|[.?!]["”»]){0,80}\b(?:times|verses?|songs?|pattern|rows?|zeros?|zeroes|digits|binary|dna|sounds?)\b/;

/** Words over and over are wanted, or the prompt's own. */
function wantsLoop(reading: DraftReading): boolean {
  return asksToRepeat.test(reading.request) || asksForTwister.test(reading.request) || isLoopOfPrompt(reading);
}

/** "Buffalo buffalo buffalo": the short prompt says few words over and over itself. */
function isLoopOfPrompt({ promptWords }: DraftReading): boolean {
  return promptWords.length < 25 && new Set(promptWords).size < 0.6 * promptWords.length;
}

/** Degenerate repetition, random characters, wrongly decoded text, and words without grammar. */
export function checkNoise(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.text === '' || (reading.calls && reading.words.length < 30)) return undefined;
  const noise = (text: string): Finding => ({ check: 'noise', text });
  const placeholder = placeholderText(reading);
  if (placeholder !== undefined) return noise(placeholder);
  const loop = findLoop(reading);
  if (loop !== undefined && !wantsLoop(reading)) return noise(loop);
  if (hasLeakedTokens(reading)) return noise('special tokens or marks of a chat template');
  if (looksGarbled(reading)) return noise('text that no language would write');
  if (hasScrambledLetters(reading)) return noise('letters that make no words');
  if (hasShuffledWords(reading)) return noise('words that make no sentences');
  return undefined;
}
