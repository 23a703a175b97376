import type { DraftView } from '../draft-view.js';
import { asksAbout } from './asks-about.js';
import { findChoices, hasChoice } from './choices.js';
import type { Finding } from './finding.js';
import { type Form, forms } from './forms.js';
import { formsAlone, letterAlone } from './forms-alone.js';
import { formsElsewhere } from './forms-elsewhere.js';
import { formsStyle } from './forms-style.js';
import { offeredLabels } from './offered-labels.js';
import { type DraftReading, readDraft } from './read-draft.js';

/** Characters of prompt and answer in which labels are looked for. */
const labelsWithin = 4_000;

type Hinted = readonly (readonly [form: Form, hints: readonly string[]])[];

/** Forms with the words that stand in prompts which ask for them. */
function hinted(all: readonly Form[]): Hinted {
  return all.map((form) => [form, form.hints === '' ? [] : form.hints.split(' ')]);
}

const inEnglish = hinted([...forms, ...formsAlone, ...formsStyle]);
const inAll = [...inEnglish, ...hinted(formsElsewhere)];

/** Words are looked up, signs looked for. */
function isIn({ asked, askedSet }: DraftReading, hint: string): boolean {
  return /^\p{L}/u.test(hint) ? askedSet.has(hint) : asked.includes(hint);
}

function missing({ reason }: Pick<Form, 'reason'>): Finding {
  return { check: 'format', text: `no ${reason}` };
}

/** The answer lacks the form that the prompt plainly asks for: a choice, a number, yes or no, a table, code, and so on. */
export function checkFormat(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls || reading.text === '') return undefined;
  const choices = findChoices(draft.prompt);
  if (choices.length >= 3) {
    if (!hasChoice(reading.text, choices))
      return { check: 'format', text: 'none of the offered choices is in the answer' };
    const isLetter = !letterAlone.kept(reading) && letterAlone.asked.test(reading.asked);
    return isLetter ? missing(letterAlone) : undefined;
  }
  const labels = draft.jsonSchema === undefined ? offeredLabels(draft.prompt.slice(0, labelsWithin)) : [];
  const said = reading.text.slice(0, labelsWithin).toLowerCase();
  if (labels.length > 0 && !labels.some((label) => said.includes(label.toLowerCase())))
    return { check: 'format', text: 'none of the offered labels is in the answer' };
  if (draft.jsonSchema === undefined) {
    // Prompts in English ask for nothing in another language: most need not be looked through for it.
    const all = reading.isInEnglish ? inEnglish : inAll;
    for (const [form, hints] of all) {
      if (hints.length > 0 && !hints.some((hint) => isIn(reading, hint))) continue;
      const asked = form.asked.exec(reading.asked);
      if (asked === null || form.kept(reading, asked)) continue;
      if (form.inQuestions === true || !asksAbout(reading.asked, asked.index))
        return { check: 'format', text: `no ${form.reason}` };
    }
  }
  return undefined;
}
