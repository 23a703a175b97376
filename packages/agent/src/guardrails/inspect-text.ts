import type { Guardrail, GuardrailContext, GuardrailFinding } from './guardrail.js';
import { GuardrailError } from './guardrail-error.js';
import { joined } from './joined.js';

export interface Inspection {
  readonly guardrails: readonly Guardrail[];
  readonly maxLength: number;
  readonly context: GuardrailContext;
  readonly flag: (guardrail: string, label: string) => void;
  /** The placeholder of a value. */
  readonly hide: (value: string, label: string) => string;
}

/**
 * The text as it may go on. Guardrails that ask somebody else come last: they see no more than the model will.
 *
 * @throws GuardrailError when one of them blocks it, or when it is too long to be looked at
 */
export async function inspectText(text: string, inspection: Inspection): Promise<string> {
  const { guardrails, maxLength, context } = inspection;
  if (text === '' || guardrails.length === 0) return text;
  if (text.length > maxLength) {
    throw new GuardrailError({
      guardrail: 'length',
      label: `longer than ${maxLength} characters`,
      stage: context.stage,
    });
  }
  let current = text;
  for (const guardrail of guardrails) {
    const findings = await guardrail.inspect(current, context);
    const [first] = findings;
    if (first === undefined) continue;
    if (guardrail.action === 'block') {
      throw new GuardrailError({ guardrail: guardrail.name, label: first.label, stage: context.stage });
    }
    if (guardrail.action === 'flag') for (const { label } of findings) inspection.flag(guardrail.name, label);
    else current = redacted(current, findings, inspection.hide);
  }
  return current;
}

/** Local ones first, else in their order. */
export function localFirst(guardrails: readonly Guardrail[]): readonly Guardrail[] {
  return [...guardrails.filter(({ isRemote }) => !isRemote), ...guardrails.filter(({ isRemote }) => isRemote)];
}

function redacted(text: string, findings: readonly GuardrailFinding[], hide: Inspection['hide']): string {
  let result = '';
  let place = 0;
  for (const { label, start, end } of joined(findings)) {
    result += text.slice(place, start) + hide(text.slice(start, end), label);
    place = end;
  }
  return result + text.slice(place);
}
