import { mkdir, open, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type CascadeResult, type FailedPrompt, RunError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { CascadeChoice } from '../../choose-cascade.js';
import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { openCascade } from '../../open-cascade.js';
import { openSession, type Session } from '../../open-session.js';
import { costLine } from '../../render/cost-line.js';
import { oneLine, printable } from '../../render/printable.js';
import { findLocations } from './find-location.js';

export interface ReplayOptions {
  readonly config?: string;
  readonly cascade?: string;
  readonly model?: string;
  readonly out?: string;
  readonly ignoreCooldowns?: boolean;
}

/** `cascade failed replay`: asks again. A prompt is claimed first and removed only when its answer is safe. */
export async function failedReplayCommand(io: Io, names: readonly string[], options: ReplayOptions): Promise<number> {
  const session = await openSession(io, options.config);
  try {
    const locations = await findLocations(session.store.failedPrompts, names, io.cwd);
    if (locations.length === 0) io.err('No failed prompts\n');
    let failures = 0;
    for (const [place, location] of locations.entries()) {
      if (io.signal.aborted) return exitCodes.interrupted;
      if (locations.length > 1) io.err(`[${place + 1}/${locations.length}] ${basename(location)}\n`);
      if (!(await replayOne(io, session, location, options))) failures++;
    }
    if (locations.length > 1) io.err(`${locations.length - failures} of ${locations.length} answered\n`);
    return failures === 0 ? exitCodes.answered : exitCodes.unanswered;
  } finally {
    await session.store.close();
  }
}

async function replayOne(io: Io, session: Session, location: string, options: ReplayOptions): Promise<boolean> {
  const { failedPrompts } = session.store;
  const prompt = await failedPrompts.claim(location);
  if (prompt === undefined) {
    io.err(`${basename(location)} is gone, cannot be read, or is being replayed by somebody else\n`);
    return false;
  }
  let isSafe = false;
  try {
    const result = await ask(io, session, prompt, options);
    isSafe = await deliver(io, result, location, options.out);
    io.err(`${costLine(result)}\n`);
  } catch (error) {
    if (!RunError.isInstance(error) || io.signal.aborted) throw error;
    io.err(`${printable(error.message)}\n`);
  } finally {
    if (isSafe) await failedPrompts.remove(location);
    else await failedPrompts.release(location);
  }
  return isSafe;
}

async function ask(
  io: Io,
  { config, store }: Session,
  prompt: FailedPrompt,
  options: ReplayOptions,
): Promise<CascadeResult> {
  const { cascade: name, model } = options;
  const isChosen = name !== undefined || model !== undefined;
  const choice = isChosen ? defined({ cascade: name, model }) : ownChoice(config, prompt);
  // The prompt is kept already: a second failure must not keep it twice. Without cooldowns nothing rests.
  const { cooldowns, runs, ledger } = store;
  const parts = options.ignoreCooldowns === true ? { runs, ledger } : { cooldowns, runs, ledger };
  const cascade = await openCascade(io, config, choice, parts);
  const { output, ...conversation } = prompt.conversation;
  return cascade.generate(
    { ...conversation, ...(output && { output }) },
    defined({ signal: io.signal, tags: prompt.tags, require: prompt.require }),
  );
}

/** Whom the prompt was for: its cascade, or the one model of a run without one. Both may be gone: then the default serves. */
function ownChoice({ cascadeNames }: Session['config'], { cascade, attempts }: FailedPrompt): CascadeChoice {
  if (cascadeNames.includes(cascade)) return { cascade };
  const [first] = attempts;
  return cascade === 'direct' && first !== undefined ? { model: first.entry } : {};
}

/** True once the answer is where it cannot be lost: on disk, or handed to whoever reads standard output. */
async function deliver(
  io: Io,
  result: CascadeResult,
  location: string,
  directory: string | undefined,
): Promise<boolean> {
  const calls = result.toolCalls.map(({ id, name, input }) => ({ id, name, input }));
  const text = calls.length === 0 ? result.text : `${result.text}${JSON.stringify(calls, null, 2)}`;
  if (directory === undefined) return io.out(`${io.isTerminal ? printable(text) : text}\n`);
  const folder = resolve(io.cwd, directory);
  const path = join(folder, `${basename(location, '.json')}.txt`);
  await mkdir(folder, { recursive: true });
  await writeDurably(path, `${text}\n`);
  io.err(`${oneLine(path, 1_000)}\n`);
  return true;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
