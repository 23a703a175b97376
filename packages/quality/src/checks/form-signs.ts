import type { DraftReading } from './read-draft.js';

const numberWords =
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|\w+ty|hundred|thousand|\w+illion|dozen|half|quarter|third|none|no|infinit\w*|undefined|once|twice|pi|empty|cannot|not)\b/i;

/** A number in figures or in words, in English; other scripts have words of their own. */
export function hasNumber({ text }: DraftReading): boolean {
  return (
    /[\p{N}∞π]/u.test(text) ||
    /^[IVXLCDM]+\b/m.test(text) ||
    numberWords.test(text.slice(0, 4_000)) ||
    /[\u0370-\uffff]{2}/.test(text.slice(0, 400))
  );
}

/** Lines that are items of a list. */
export function itemLines({ text }: Pick<DraftReading, 'text'>): number {
  return text.split('\n', 2_000).filter((line) => /^(?:[-*•–·▪◦+]|\(?\d{1,3}[.)]|\d️⃣)\s+\S/.test(line)).length;
}

/** Most items that an answer can be read as: lines, parts between commas, sentences, or bare words. */
export function listedItems({ text }: DraftReading): number {
  const head = text.slice(0, 8_000);
  const parts = head.split(/[,;、，،]|\band\b|\n/).filter((part) => part.trim() !== '').length;
  // "dog cat horse": words in a row may be the items.
  const bare = text.length < 400 && parts === 1 ? text.trim().split(/\s+/).length : 0;
  return Math.max(parts, head.split(/[.!?。]\s/).length, head.match(/\b\d{1,3}[.)]\s/g)?.length ?? 0, bare);
}

/** Ends of sentences, in the first 4,000 characters. */
export function sentencesIn(text: string): number {
  return text.slice(0, 4_000).match(/[.!?。！？](?:["')\]]|\s|$)/g)?.length ?? 0;
}

/** Words in a text without code. */
const proseWords = 12;

/** Characters in which a short answer is looked through. */
const shortCode = 600;

/** Code in marks, or signs that prose does not have. */
export function looksLikeCode({ text, fences, words }: DraftReading): boolean {
  if (fences.length > 0 || /`[^`\n]{3,}`/.test(text)) return true;
  // A parenthesis at the end of a line is a pattern's group in a short answer, and an aside in a sentence.
  if (words.length < proseWords && /[[(^].*[\])$*+]|--?\w|\/\w+/im.test(text.slice(0, shortCode))) return true;
  return /[{};]\s*$|^[ \t]*(?:def|class|import|from|function|const|let|var|return|if|for|while|public|#include|select|insert|create|update|delete from|with|print|echo|<\w+)\b.*[({:;=>'"*]|=>|:=|\w\(.*\)|\$\w|[=<>]{1,2} ?\w|\\[dwsb]|^[ \t]*[[(^].*[\])$*+][ \t]*$| --?\w|<\/?\w+|\||(?:^|\s)\.{0,2}\/\w+/im.test(
    text.slice(0, 8_000),
  );
}

/** Items with commas between them, rather than sentences or lines. */
export function hasCommas({ text, words, fences }: DraftReading): boolean {
  if (fences.length > 0 || words.length <= 2) return true;
  return /[,،，、]/.test(text) && (sentencesIn(text) < 2 || words.length <= 14) && itemLines({ text }) === 0;
}
