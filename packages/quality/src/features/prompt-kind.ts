import type { AnswerOption } from './find-options.js';
import type { TextScan } from './scan-text.js';

/** What decides which features of a draft mean anything. */
export interface PromptKind {
  /** The prompt offers lettered options. */
  readonly isChoice: boolean;
  /** The prompt is full of brackets, as code and data are. */
  readonly isCode: boolean;
}

/** Tells multiple-choice prompts and prompts with code from prose. */
export function promptKind(prompt: TextScan, options: readonly AnswerOption[]): PromptKind {
  return { isChoice: options.length > 0, isCode: prompt.brackets > 3 && prompt.brackets * 80 > prompt.text.length };
}
