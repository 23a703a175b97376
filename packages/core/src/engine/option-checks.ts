import { cascadeChecks } from './cascade-checks.js';
import { entryChecks } from './entry-checks.js';
import { conversationChecks } from './resolve-conversation.js';
import { anyRunChecks } from './run-checks.js';

/** What options may be, by the function or part that takes them: for who takes the same ones under a name of their own. */
export const optionChecks = {
  cascade: cascadeChecks,
  entry: entryChecks,
  conversation: conversationChecks,
  run: anyRunChecks,
} as const;
