import type { Awaitable } from '@cascade/core/spec';

/** What happens to a text in which something was found. */
export type GuardrailAction = 'block' | 'redact' | 'flag';

/** `input`: what goes to a model, results of tools included. `output`: what comes from it, arguments of tools included. */
export type GuardrailStage = 'input' | 'output';

/** Something found: its kind in capitals, such as `EMAIL`, and where it stands. */
export interface GuardrailFinding {
  readonly label: string;
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

export interface GuardrailContext {
  readonly stage: GuardrailStage;
  /** Who says it. */
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly signal: AbortSignal;
}

/** Looks at one text. What it throws blocks the call. */
export interface Guardrail {
  /** For errors and flags. */
  readonly name: string;
  readonly action: GuardrailAction;
  /** True: it sends text out of the process, so it comes last, and sees only what the others have redacted. */
  readonly isRemote?: boolean;
  inspect(text: string, context: GuardrailContext): Awaitable<readonly GuardrailFinding[]>;
}

/** Something was found by a guardrail whose action is `flag`. Never the text. */
export interface GuardrailFlag {
  readonly guardrail: string;
  readonly label: string;
  readonly stage: GuardrailStage;
  readonly count: number;
}

/** The guardrails of an agent. */
export interface GuardrailOptions {
  /** For everything that goes to a model: messages, results of tools, and the call's `metadata`. */
  readonly input?: readonly Guardrail[];
  /** For everything that comes from a model. Streams are held back until the answer is whole. */
  readonly output?: readonly Guardrail[];
  /** Puts back into the answer what was redacted on the way in. Streams are held back then, too. Default false. */
  readonly restore?: boolean;
  /** Longest text that is looked at, in characters; a longer one is blocked. Default 1,000,000. */
  readonly maxLength?: number;
}
