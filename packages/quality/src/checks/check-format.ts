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

const aLetter = hinted([letterAlone]);
const besideChoices = inAll.filter(([form]) => form.besideChoices === true);

const optionLine = /^[ \t]*\(?[a-j][).:][ \t][^\n]*$/gm;

/** What is said about the answer: after the options, or in paragraphs before the question, which may itself speak of tables and lists. */
function besideQuestion(asked: string): string {
  const options = [...asked.matchAll(optionLine)];
  const first = options[0]?.index ?? asked.length;
  const last = options.at(-1);
  const before = asked.slice(0, first).trimEnd();
  const after = last === undefined ? '' : asked.slice(last.index + last[0].length);
  return `${before.slice(0, Math.max(0, before.lastIndexOf('\n\n')))}\n${after}`;
}

function missing({ reason }: Pick<Form, 'reason'>): Finding {
  return { check: 'format', text: `no ${reason}` };
}

/** The first form that a prompt asks for and an answer lacks. */
function findMissing(reading: DraftReading, wanted: Hinted, asked: string): Finding | undefined {
  for (const [form, hints] of wanted) {
    if (hints.length > 0 && !hints.some((hint) => isIn(reading, hint))) continue;
    const match = form.asked.exec(asked);
    if (match === null || form.kept(reading, match)) continue;
    if (form.inQuestions === true || !asksAbout(asked, match.index)) return missing(form);
  }
  return undefined;
}

/** The answer lacks the form that the prompt plainly asks for: a choice, a number, yes or no, a table, code, and so on. */
export function checkFormat(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  if (reading.calls || reading.text === '') return undefined;
  const choices = findChoices(draft.prompt);
  if (choices.length >= 3) {
    if (!hasChoice(reading.text, choices))
      return { check: 'format', text: 'none of the offered choices is in the answer' };
    return (
      findMissing(reading, aLetter, reading.asked.replace(optionLine, '')) ??
      findMissing(reading, besideChoices, besideQuestion(reading.asked))
    );
  }
  if (draft.jsonSchema !== undefined) return undefined;
  const labels = offeredLabels(draft.prompt.slice(0, labelsWithin));
  const said = reading.text.slice(0, labelsWithin).toLowerCase();
  if (labels.length > 0 && !labels.some((label) => said.includes(label.toLowerCase())))
    return { check: 'format', text: 'none of the offered labels is in the answer' };
  // Prompts in English ask for nothing in another language: most need not be looked through for it.
  return findMissing(reading, reading.isInEnglish ? inEnglish : inAll, reading.asked);
}
