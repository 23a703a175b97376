import type { DraftView } from '../draft-view.js';
import { findChoices, hasChoice } from './choices.js';
import type { Finding } from './finding.js';
import { formatRules } from './format-rules.js';
import { readDraft } from './read-draft.js';
import { statedFormatRules } from './stated-format-rules.js';

const rules = [...statedFormatRules, ...formatRules];

/** The answer lacks the form that the prompt plainly asks for: a choice, a number, yes or no, a table, code, and so on. */
export function checkFormat(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls || reading.text === '') return undefined;
  const choices = findChoices(draft.prompt);
  if (choices.length >= 3) {
    if (hasChoice(reading.text, choices)) return undefined;
    return { check: 'format', text: 'none of the offered choices is in the answer' };
  }
  if (draft.jsonSchema === undefined) {
    for (const rule of rules) {
      if (rule.hints.length > 0 && !rule.hints.some((hint) => reading.askedSet.has(hint))) continue;
      const asked = rule.asked.exec(reading.asked);
      if (asked !== null && !rule.kept(reading, asked)) {
        return { check: 'format', text: rule.reason };
      }
    }
  }
  return undefined;
}
