import { AllTiersFailedError, CascadeError, type FailureClass, RunError } from '@cascade/core';
import { tellStory } from './commands/narrate.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { logLevel } from './log/log-level.js';
import { OutputError } from './output-error.js';
import { colors } from './render/colors.js';
import { printable } from './render/printable.js';
import { UsageError } from './usage-error.js';

/** Says what went wrong on standard error, and finds the exit status that says the same. */
export function reportError(io: Io, error: unknown): number {
  const { aborted, reason } = io.signal;
  if (aborted && !(reason instanceof OutputError))
    return reason === 'pipe' ? exitCodes.answered : exitCodes.interrupted;
  const told: unknown = aborted ? reason : error;
  const text = told instanceof Error ? told.message : String(told);
  io.err(`${colors(io).red('error:')} ${printable(text)}\n`);
  if (told instanceof RunError) tellRun(io, told);
  if (told instanceof UsageError) return exitCodes.usage;
  if (CascadeError.isInstance(told)) return usageCodes.has(told.code) ? exitCodes.usage : exitCodes.unanswered;
  if (logLevel(io) !== undefined && told instanceof Error) io.err(`${told.stack}\n`);
  return exitCodes.unanswered;
}

/** What the message of an error does not say by itself: that of `AllTiersFailedError` has the whole story. */
function tellRun(io: Io, error: RunError): void {
  if (error.code !== AllTiersFailedError.code) {
    tellStory(io, error);
    if (error.failedPrompt !== undefined) io.err(`The prompt is kept in ${printable(error.failedPrompt)}\n`);
  }
  for (const { text } of error.warnings) io.err(`warning: ${printable(text)}\n`);
  if (error.attempts.some(({ failure }) => failure !== undefined && lasting.has(failure.class)))
    io.err('What is wrong there, and what to change: cascade doctor\n');
}

/** What does not go away by itself. */
const lasting: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'auth',
  'billing',
  'network',
  'invalid-response',
  'not-found',
]);

const usageCodes: ReadonlySet<string> = new Set(['configuration', 'missing-key']);
