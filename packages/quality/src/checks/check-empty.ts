import type { DraftView } from '../draft-view.js';
import type { Finding } from './finding.js';

/** Characters that show nothing: white space, zero-width marks, soft hyphens, byte order marks. */
const invisible = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;
const visible = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;

/** A picture out of marks, or a code of them. */
const asksForMarks = /\b(?:draw|stars?|asterisks?|dots?|dash(?:es)?|triangle|pattern|pyramid|ascii|morse)\b/i;

/** An answer without content: nothing, invisible characters, or bare punctuation and markdown marks. */
export function checkEmpty(draft: DraftView): Finding | undefined {
  if ((draft.toolCalls?.length ?? 0) > 0) return undefined;
  if (!visible.test(draft.text)) return { check: 'empty', text: 'the answer is empty' };
  if (draft.text.length > 60) return undefined;
  const seen = draft.text.replace(invisible, '');
  if (asksForMarks.test(draft.prompt.slice(0, 2_000))) return undefined;
  // A symbol can be an answer ("which operator...?" "+"); dots, fences and rules are none.
  if (/^(?:[.…_*#>`~-]{2,}|""|''|[.…])$/.test(seen) || /^```\w*\s*```$/.test(draft.text.trim())) {
    return { check: 'empty', text: 'the answer holds marks but no content' };
  }
  return undefined;
}
