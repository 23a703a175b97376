import { CommanderError } from 'commander';
import { createProgram } from './create-program.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { OutputError } from './output-error.js';

/**
 * Runs the `cascade` command.
 *
 * @param argv - the arguments after the command's name
 * @returns the exit status
 */
export async function main(argv: readonly string[], io: Io, version: string): Promise<number> {
  let code: number = exitCodes.answered;
  try {
    await createProgram(io, version, (ended) => {
      code = ended;
    }).parseAsync([...argv], { from: 'user' });
    if (io.signal.reason instanceof OutputError) throw io.signal.reason;
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return commanderCode(error, io);
    const { reportError } = await import('./report-error.js');
    return reportError(io, error);
  }
}

/** Help and version are no errors; commander has said everything else itself, but for arguments refused in an action. */
function commanderCode(error: CommanderError, io: Io): number {
  if (error.exitCode === 0) return exitCodes.answered;
  if (error.name === 'InvalidArgumentError') io.err(`error: ${error.message}\n`);
  return exitCodes.usage;
}
