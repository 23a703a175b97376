import type { Awaitable } from '@cascade/core/spec';

/** What happens to a text in which something was found. */
export type GuardrailAction = 'block' | 'redact' | 'flag';

/** `input`: what goes to a model, results of tools included. `output`: what comes from it, arguments of tools included. */
export type GuardrailStage = 'input' | 'output';

/** Something found, and where it stands. */
export interface GuardrailFinding {
  /** Its kind in 1 to 64 letters, digits and `_`, such as `EMAIL`. */
  readonly label: string;
  /** Its first character, counted from 0. */
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

/** Looks at one text. One that fails blocks the call: by what it throws, or by findings that are none. */
export interface Guardrail {
  /** For errors and flags. */
  readonly name: string;
  readonly action: GuardrailAction;
  /** True: it sends text out of the process, so it comes last, and sees only what the others have redacted. */
  readonly isRemote?: boolean;
  /** When it fails: block (default), or let the text through with a flag `UNCHECKED`. */
  readonly onError?: 'block' | 'allow';
  inspect(text: string, context: GuardrailContext): Awaitable<readonly GuardrailFinding[]>;
}

/** What was found by a guardrail whose action is `flag`; `UNCHECKED` where one failed that may fail. Never the text. */
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
