import { askGuardrail } from './ask-guardrail.js';
import type { Guardrail, GuardrailContext, GuardrailFinding } from './guardrail.js';
import { GuardrailError } from './guardrail-error.js';
import { redactPieces } from './redact-pieces.js';

export interface Inspection {
  readonly guardrails: readonly Guardrail[];
  readonly maxLength: number;
  readonly context: GuardrailContext;
  /** It cannot be redacted. */
  readonly isFixed: boolean;
  readonly flag: (guardrail: string, label: string) => void;
  /** The placeholder of a value. */
  readonly hide: (value: string, label: string) => string;
}

/**
 * Pieces of one text as they may go on. Guardrails that ask somebody else come last: they see no more than the model will.
 *
 * @throws GuardrailError when one of them blocks it or fails, or when it is too long to be looked at
 */
export async function inspectPieces(pieces: readonly string[], inspection: Inspection): Promise<readonly string[]> {
  const { guardrails, maxLength, context, isFixed } = inspection;
  const { stage } = context;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length === 0 || guardrails.length === 0) return pieces;
  if (length > maxLength) {
    const label = `longer than ${maxLength} characters; guardrails.maxLength is how long texts may be`;
    throw new GuardrailError({ guardrail: 'length', label, stage });
  }
  let current = pieces;
  for (const guardrail of guardrails) {
    const findings = await findingsOf(guardrail, current, inspection);
    const [first] = findings;
    if (first === undefined) continue;
    const { name, action } = guardrail;
    if (action === 'block') throw new GuardrailError({ guardrail: name, label: first.label, stage });
    if (action === 'redact' && isFixed) {
      const label = `${first.label} in an address, which cannot be redacted`;
      throw new GuardrailError({ guardrail: name, label, stage });
    }
    if (action === 'flag') for (const { label } of findings) inspection.flag(name, label);
    else current = redactPieces(current, findings, inspection.hide);
  }
  return current;
}

/** Local ones first, else in their order. */
export function localFirst(guardrails: readonly Guardrail[]): readonly Guardrail[] {
  return [...guardrails.filter(({ isRemote }) => !isRemote), ...guardrails.filter(({ isRemote }) => isRemote)];
}

async function findingsOf(
  guardrail: Guardrail,
  pieces: readonly string[],
  { context, flag }: Inspection,
): Promise<readonly GuardrailFinding[]> {
  try {
    return await findingsIn(guardrail, pieces, context);
  } catch (error) {
    if (context.signal.aborted) throw error;
    if (guardrail.onError !== 'allow') {
      throw new GuardrailError({ guardrail: guardrail.name, label: 'FAILED', stage: context.stage }, { cause: error });
    }
    flag(guardrail.name, 'UNCHECKED');
    return [];
  }
}

/** In what the pieces make, and in each, for its end may hide the beginning of the next one. */
async function findingsIn(
  guardrail: Guardrail,
  pieces: readonly string[],
  context: GuardrailContext,
): Promise<readonly GuardrailFinding[]> {
  const findings = await askGuardrail(guardrail, pieces.join(''), context);
  if (guardrail.isRemote || pieces.filter((piece) => piece !== '').length < 2) return findings;
  const all = new Map(findings.map((finding) => [keyOf(finding), finding]));
  let offset = 0;
  for (const piece of pieces) {
    for (const { label, start, end } of piece === '' ? [] : await askGuardrail(guardrail, piece, context)) {
      const finding = { label, start: start + offset, end: end + offset };
      all.set(keyOf(finding), finding);
    }
    offset += piece.length;
  }
  return [...all.values()];
}

function keyOf({ label, start, end }: GuardrailFinding): string {
  return `${label} ${start} ${end}`;
}
