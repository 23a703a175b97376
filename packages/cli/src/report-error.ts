import { CascadeError, RunError } from '@cascade/core';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { colors } from './render/colors.js';
import { printable } from './render/printable.js';
import { UsageError } from './usage-error.js';

/** Says what went wrong on standard error, and finds the exit status that says the same. */
export function reportError(io: Io, error: unknown): number {
  if (io.signal.aborted) return io.signal.reason === 'pipe' ? exitCodes.answered : exitCodes.interrupted;
  const text = error instanceof Error ? error.message : String(error);
  io.err(`${colors(io).red('error:')} ${printable(text)}\n`);
  if (error instanceof RunError)
    for (const { text: warning } of error.warnings) io.err(`warning: ${printable(warning)}\n`);
  if (error instanceof UsageError) return exitCodes.usage;
  if (CascadeError.isInstance(error)) return usageCodes.has(error.code) ? exitCodes.usage : exitCodes.unanswered;
  if (io.env.CASCADE_LOG === 'debug' && error instanceof Error) io.err(`${error.stack}\n`);
  return exitCodes.unanswered;
}

const usageCodes: ReadonlySet<string> = new Set(['configuration', 'missing-key']);
