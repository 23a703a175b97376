import type { GuardrailFinding } from '../guardrail.js';
import { type InjectionPattern, injectionPatterns, templateMarks } from './patterns.js';
import { splitWords } from './split-words.js';

/** How many words may stand between two of a pattern. */
const widestGap = 4;

/** Orders to the model in a text, in time that grows with its length and nothing else. */
export function findInjections(text: string): readonly GuardrailFinding[] {
  return [...findPatterns(text), ...findMarks(text), ...findHiddenText(text)];
}

interface Progress {
  readonly pattern: InjectionPattern;
  /** How many groups have been found. */
  found: number;
  start: number;
  lastIndex: number;
}

function findPatterns(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  const states: Progress[] = injectionPatterns.map((pattern) => ({ pattern, found: 0, start: 0, lastIndex: 0 }));
  let index = 0;
  for (const word of splitWords(text)) {
    index++;
    for (const state of states) {
      const { groups, label } = state.pattern;
      if (state.found > 0 && index - state.lastIndex > widestGap + 1) state.found = 0;
      const isNext = groups[state.found]?.has(word.text) === true;
      if (!isNext && !groups[0]?.has(word.text)) continue;
      // Begins anew with the nearest first word.
      if (!isNext || state.found === 0) Object.assign(state, { found: 1, start: word.start, lastIndex: index });
      else Object.assign(state, { found: state.found + 1, lastIndex: index });
      if (state.found < groups.length) continue;
      findings.push({ label, start: state.start, end: word.end });
      state.found = 0;
    }
  }
  return findings;
}

function findMarks(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (const mark of templateMarks) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      findings.push({ label: 'TEMPLATE_MARK', start: at, end: at + mark.length });
    }
  }
  return findings;
}

/** Unicode's tag characters are letters that nobody sees, and models read. */
function findHiddenText(text: string): readonly GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  for (let start = text.indexOf(tagLead); start >= 0; ) {
    let end = start;
    while (isTag(text, end)) end += 2;
    if (end - start > longestFlag) findings.push({ label: 'HIDDEN_TEXT', start, end });
    start = text.indexOf(tagLead, Math.max(end, start + 1));
  }
  return findings;
}

const tagLead = '\udb40';
/** Flags of regions are a black flag and at most seven tags, of two code units each. */
const longestFlag = 14;

function isTag(text: string, place: number): boolean {
  const low = text.charCodeAt(place + 1);
  return text.charAt(place) === tagLead && low >= 0xdc20 && low <= 0xdc7f;
}
