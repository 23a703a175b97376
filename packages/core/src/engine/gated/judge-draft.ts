import type { Draft, JudgeContext, Verdict } from '../../spec/gate.js';
import { messageOf } from '../../util/message-of.js';
import type { Run } from '../run.js';
import { areReasons } from './are-reasons.js';
import { within } from './within.js';

const decisions: readonly unknown[] = ['accept', 'reject', 'abstain'];

/** Asks the gate. One that throws, hangs or talks nonsense is no evidence: it abstains, with a warning. */
export async function judgeDraft(run: Run, draft: Draft, context: JudgeContext): Promise<Verdict> {
  const { gate } = run.cascade;
  const { tier, entry } = draft;
  let verdict: Verdict = { decision: 'abstain', tier, entry, reasons: [] };
  try {
    const said = await within(run, () => gate?.judge(draft, context));
    const { warnings = [], veto, ...rest } = checked(said);
    for (const text of warnings) run.warn('gate', text);
    verdict = { ...rest, ...(veto && { veto }), tier, entry };
  } catch (error) {
    const text = `The gate failed: ${messageOf(error)}`;
    run.warn('gate-failed', text);
    verdict = { ...verdict, reasons: [{ check: 'gate', text }] };
  }
  run.verdicts.push(verdict);
  return verdict;
}

function checked(verdict: Verdict | undefined): Verdict {
  const { decision, score, reasons } = verdict ?? {};
  const isScore = score === undefined || (score >= 0 && score <= 1);
  if (verdict === undefined || !decisions.includes(decision) || !isScore || !areReasons(reasons)) {
    throw new Error(`it said what is no verdict (decision ${String(decision)}, score ${String(score)})`);
  }
  return verdict;
}
