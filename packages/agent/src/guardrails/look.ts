import type { GuardrailStage } from './guardrail.js';

/** Looks at texts of one speaker, and returns them as they may go on. */
export interface Look {
  readonly stage: GuardrailStage;
  text(text: string): Promise<string>;
  /** Pieces that make one text, such as the text parts of a message: each by itself, and what they make. */
  pieces(pieces: readonly string[]): Promise<readonly string[]>;
  /** A text that cannot be redacted, and so is blocked. */
  fixed(text: string): Promise<void>;
}

/** The same of a function that looks at pieces. */
export function lookBy(
  stage: GuardrailStage,
  inspect: (pieces: readonly string[], isFixed: boolean) => Promise<readonly string[]>,
): Look {
  return {
    stage,
    pieces: (pieces) => inspect(pieces, false),
    async text(text) {
      const [seen = ''] = await inspect([text], false);
      return seen;
    },
    async fixed(text) {
      await inspect([text], true);
    },
  };
}
