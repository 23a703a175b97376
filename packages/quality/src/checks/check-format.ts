import type { DraftView } from '../draft-view.js';
import { hashesOf } from '../text/word-hashes.js';
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

/** A form, and what stands in prompts that ask for it: words are looked up, signs looked for; none of either means that it always may be. */
interface Hinted {
  readonly form: Form;
  /** Hashed. */
  readonly words: Int32Array;
  readonly signs: readonly string[];
}

function hinted(all: readonly Form[]): readonly Hinted[] {
  return all.map((form) => {
    const hints = form.hints === '' ? [] : form.hints.split(' ');
    const words = hints.filter((hint) => /^\p{L}/u.test(hint));
    return { form, words: hashesOf(words), signs: hints.filter((hint) => !words.includes(hint)) };
  });
}

const inEnglish = hinted([...forms, ...formsAlone, ...formsStyle]);
const inAll = [...inEnglish, ...hinted(formsElsewhere)];

function mayBeAsked({ words, signs }: Hinted, { asked, askedSet }: DraftReading): boolean {
  if (words.length + signs.length === 0) return true;
  return askedSet.hasAny(words) || signs.some((sign) => asked.includes(sign));
}
const aLetter = hinted([letterAlone]);
const besideChoices = inAll.filter(({ form }) => form.besideChoices === true);

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
function findMissing(reading: DraftReading, wanted: readonly Hinted[], asked: string): Finding | undefined {
  for (const each of wanted) {
    if (!mayBeAsked(each, reading)) continue;
    const { form } = each;
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
