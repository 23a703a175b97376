import { CascadeError } from '@cascade/core';
import type { GuardrailStage } from './guardrail.js';

/**
 * A guardrail blocked a call, by what it found or because it failed: then there is a `cause`. The message names the guardrail and
 * what it found, or why it failed, never the text.
 */
export class GuardrailError extends CascadeError {
  static readonly code = 'guardrail';
  declare readonly code: 'guardrail';
  readonly guardrail: string;
  /** What was found; `FAILED` where it failed. */
  readonly label: string;
  readonly stage: GuardrailStage;
  /** What the answer that was blocked has cost, in US dollars; undefined where it is not known, or nothing was sent. */
  costUsd?: number;

  constructor(
    { guardrail, label, stage }: { guardrail: string; label: string; stage: GuardrailStage },
    options?: { readonly cause?: unknown },
  ) {
    const what = stage === 'input' ? 'what was to be sent' : 'what a model answered';
    const told =
      options?.cause === undefined
        ? `blocked ${what}: ${label}`
        : `failed, which blocks ${what}: ${why(options.cause)}`;
    super('guardrail', `The guardrail "${guardrail}" ${told}`, options);
    this.guardrail = guardrail;
    this.label = label;
    this.stage = stage;
  }
}

/** What others say may hold the text that they looked at. */
function why(cause: unknown): string {
  if (CascadeError.isInstance(cause)) return cause.message;
  const kind = cause instanceof Error ? cause.name : `a thrown ${typeof cause}`;
  return `${kind}, which is the \`cause\` of this error; mend it, or let the guardrail fail by onError: 'allow'`;
}
