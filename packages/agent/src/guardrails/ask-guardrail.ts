import { ConfigurationError } from '@cascade/core';
import type { Guardrail, GuardrailContext, GuardrailFinding } from './guardrail.js';
import { orAborted } from './or-aborted.js';

const labelForm = /^\w{1,64}$/;

/**
 * What a guardrail finds in a text.
 *
 * @throws what it throws, the reason of the signal, or a ConfigurationError for findings that are none
 */
export async function askGuardrail(
  guardrail: Guardrail,
  text: string,
  context: GuardrailContext,
): Promise<readonly GuardrailFinding[]> {
  context.signal.throwIfAborted();
  const findings: unknown = await orAborted(guardrail.inspect(text, context), context.signal);
  if (!Array.isArray(findings))
    throw new ConfigurationError(`inspect must return a list of findings, not ${kindOf(findings)}`);
  return findings.map((finding) => checked(finding, text.length));
}

function checked(finding: unknown, length: number): GuardrailFinding {
  const { label, start, end } = Object(finding);
  if (typeof label !== 'string' || !labelForm.test(label)) {
    throw new ConfigurationError('inspect must label each finding with 1 to 64 letters, digits and _, such as EMAIL');
  }
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length) {
    return { label, start, end };
  }
  throw new ConfigurationError(
    `inspect found ${label} from ${String(start)} to ${String(end)}: both must be whole numbers, start less than end, ` +
      `from 0 to the length of the text, ${length}`,
  );
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
