import { createHmac } from 'node:crypto';

/**
 * Makes and checks the opaque strings with which vendors bind reasoning to its text: Anthropic's `signature`, OpenAI's
 * `encrypted_content`, Gemini's `thoughtSignature`. A seal is bound to the bytes it was made for, so a client that
 * changes the reasoning, or sends back a string of its own making, is refused the way the real service refuses it.
 */
export interface Seal {
  /** Makes the opaque string for `content`. */
  issue(content: string): string;
  /** Whether this upstream (or one with the same seed) issued `sealed` for exactly `content`. */
  verify(sealed: string, content: string): boolean;
}

/** Creates a seal whose key is derived from the seed of the fake upstream. */
export function createSeal(seed: number): Seal {
  const sign = (content: string): string =>
    createHmac('sha256', `fake upstream ${seed}`).update(content).digest('base64');
  // The prefix only makes the string as long and as base64-like as the real ones.
  const issue = (content: string): string => `EuYDCmMIDBgC${sign(content)}`;
  return { issue, verify: (sealed, content) => sealed === issue(content) };
}
