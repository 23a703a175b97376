import type { DraftView } from '../draft-view.js';
import { braceBrackets, jsonBrackets, scanBrackets } from '../text/scan-brackets.js';
import { asksForTwister } from './asks-for-twister.js';
import { endsMidSentence } from './ends-mid-sentence.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { stopsInWord } from './stops-in-word.js';
import { unfinishedShape } from './unfinished-shape.js';

/** Longest text that is scanned for open brackets, in characters. */
const maxScan = 20_000;

/** Where JSON stops in the middle: inside a string, or where a value or a key must follow. */
function stopsInsideJson(json: string, asked: boolean): boolean {
  if (json.length > maxScan) return !/[}\]]\s*$/.test(json.slice(-40));
  const scan = scanBrackets(json, jsonBrackets);
  if (scan.mismatch || (scan.open.length === 0 && !scan.inside)) return false;
  // What closes at its end is misquoted rather than cut.
  if (scan.inside && /[}\]]$/.test(json)) return false;
  // With JSON asked for, a value that only lacks its last brackets is broken rather than cut.
  return !asked || scan.inside || /[,:]\s*$/.test(json.slice(-20)) || scan.open.length >= 2;
}

function cutJson(reading: DraftReading, asked: boolean): boolean {
  const { text } = reading;
  if (!/^(?:\{\s*["}]|\[\s*[[{"\d-])/.test(text)) return false;
  return stopsInsideJson(text, asked);
}

const codeLine =
  /^\s*(?:(?:export |async |public |private |static |pub |default )*(?:function\b|class \w|fn \w|func \w|interface \w|struct \w|(?:const|let|var) \w+ ?=|void \w+\(|int \w+\()|#include|package \w+;?$|using \w|import .{1,60} from )/m;

/** Unfenced code whose braces never close. */
function cutCode(reading: DraftReading): boolean {
  const { text, fences } = reading;
  if (fences.length > 0 || text.length > maxScan || !codeLine.test(text.slice(0, 300))) return false;
  const scan = scanBrackets(text, { ...braceBrackets, quotes: '"`' });
  return !scan.mismatch && !scan.inside && scan.open.includes('{');
}

/** A block that is not closed; models that write nothing but JSON often leave out the closing marks. */
function hasOpenFence({ fences }: DraftReading): boolean {
  const last = fences.at(-1);
  if (last === undefined || last.closed) return false;
  const code = last.code.trim();
  if (!/^[[{][\s\S]*[\]}]$/.test(code) || code.length > maxScan) return true;
  const scan = scanBrackets(code, jsonBrackets);
  return scan.open.length > 0 || scan.inside;
}

/** A space after a word, where another was to follow; an answer that is whole ends with its last sign. */
function awaitsWord(whole: string, { words, fences }: DraftReading): boolean {
  return fences.length === 0 && words.length >= fewestWords && /[\p{L}\p{N},] $/u.test(whole.slice(-4));
}

/** Fewest words of a text, rather than of a name or a value. */
const fewestWords = 5;

/** The answer stops before its end: by the vendor's word, or by its shape. */
export function checkCut(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  const cut = (text: string): Finding => ({ check: 'cut', text });
  if (draft.finishReason === 'length') return cut('the answer reached the token limit');
  if (reading.text === '' || reading.calls) return undefined;
  if (hasOpenFence(reading)) return cut('a code block is not closed');
  const asked = draft.jsonSchema !== undefined || /\bjson\b/.test(reading.asked);
  if (cutJson(reading, asked)) return cut('the JSON stops in the middle');
  if (cutCode(reading)) return cut('the code stops in the middle');
  if (draft.jsonSchema !== undefined) return undefined;
  const shape = unfinishedShape(reading);
  if (shape !== undefined) return cut(shape);
  const awaits = awaitsWord(draft.text, reading) || endsMidSentence(reading);
  if (awaits && !asksForTwister.test(reading.request)) return cut('the answer stops in mid-sentence');
  if (stopsInWord(reading)) return cut('the answer stops within a word');
  return undefined;
}
