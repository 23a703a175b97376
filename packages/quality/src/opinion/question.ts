import type { Json, Tool } from '@cascade/core/spec';

/** What an answer is read against: what was asked, and the form that was asked for. */
export interface Question {
  /** What the user asked last, text only. */
  readonly prompt: string;
  /** The JSON schema that the answer was asked to follow. */
  readonly jsonSchema?: Json | undefined;
  /** Tools that were offered. */
  readonly tools?: readonly Tool[] | undefined;
}
