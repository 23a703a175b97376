import { CascadeError } from '@cascade/core';
import type { GuardrailStage } from './guardrail.js';

/** A guardrail blocked a call. The message names the guardrail and what it found, never the text. */
export class GuardrailError extends CascadeError {
  static readonly code = 'guardrail';
  declare readonly code: 'guardrail';
  readonly guardrail: string;
  readonly label: string;
  readonly stage: GuardrailStage;

  constructor(
    { guardrail, label, stage }: { guardrail: string; label: string; stage: GuardrailStage },
    options?: { readonly cause?: unknown },
  ) {
    const what = stage === 'input' ? 'what was to be sent' : 'what a model answered';
    super('guardrail', `The guardrail "${guardrail}" blocked ${what}: ${label}`, options);
    this.guardrail = guardrail;
    this.label = label;
    this.stage = stage;
  }
}
