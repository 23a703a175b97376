import { type Cascade, type CascadeResult, type Conversation, costReport, type RunOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { CascadeChoice } from '../choose-cascade.js';
import { exitCodes } from '../exit-codes.js';
import { type PromptOptions, readConversation } from '../input/read-conversation.js';
import type { Io } from '../io.js';
import { openCascade } from '../open-cascade.js';
import { openSession } from '../open-session.js';
import { colors } from '../render/colors.js';
import { costLine } from '../render/cost-line.js';
import { printable } from '../render/printable.js';
import { showWaiting } from '../render/show-waiting.js';
import { narrate, tellStory } from './narrate.js';

export interface RunCommandOptions extends PromptOptions, CascadeChoice {
  readonly config?: string;
  readonly stream: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly tier?: number;
  readonly explain?: boolean;
  readonly maxCost?: number;
  readonly require?: Readonly<Record<string, string>>;
  readonly tag?: Readonly<Record<string, string>>;
  readonly runId?: string;
}

/** `cascade [run]`: one conversation, one answer. */
export async function runCommand(io: Io, options: RunCommandOptions): Promise<number> {
  const conversation = await readConversation(io, options);
  const { config, store } = await openSession(io, options.config);
  try {
    const cascade = await openCascade(io, config, options, store);
    const streams = io.isTerminal && options.stream && options.json !== true;
    const result = streams
      ? await streamAnswer(io, cascade, conversation, options)
      : await wholeAnswer(io, cascade, conversation, options);
    if (options.explain === true) await explainAnswer(io, result);
    if (options.quiet !== true) {
      for (const text of [...config.warnings, ...result.warnings.map((warning) => warning.text)])
        io.err(colors(io).yellow(`warning: ${printable(text)}\n`));
      io.err(colors(io).dim(`${costLine(result)}\n`));
    }
    await cascade.close();
    return exitCodes.answered;
  } finally {
    await store.close();
  }
}

/** Text to a terminal as it comes. What is taken back is said so, and the answer starts anew below. */
async function streamAnswer(
  io: Io,
  cascade: Cascade,
  conversation: Conversation,
  options: RunCommandOptions,
): Promise<CascadeResult> {
  const stream = cascade.stream(conversation, runOptions(io, options));
  let written = '';
  const stopWaiting = showWaiting(io, options.quiet);
  try {
    for await (const event of stream) {
      if (event.type !== 'attempt-start') stopWaiting();
      if (event.type === 'part' && event.part.type === 'text-delta') {
        written = printable(event.part.text);
        await io.out(written);
      } else if (event.type === 'retract') {
        await io.out('\n');
        const why = event.reason === 'rejected' ? 'is not good enough' : 'broke off';
        io.err(colors(io).yellow(`(the answer above ${why} and is taken back)\n`));
      } else if (options.quiet !== true) narrate(io, event);
    }
  } finally {
    stopWaiting();
  }
  const result = await stream.result;
  if (result.text !== '' && !written.endsWith('\n')) await io.out('\n');
  await writeToolCalls(io, result);
  return result;
}

/** Everything at once, when it is whole. */
async function wholeAnswer(
  io: Io,
  cascade: Cascade,
  conversation: Conversation,
  options: RunCommandOptions,
): Promise<CascadeResult> {
  const stopWaiting = showWaiting(io, options.quiet);
  const result = await cascade.generate(conversation, runOptions(io, options)).finally(stopWaiting);
  if (options.json === true) {
    await io.out(`${JSON.stringify(toJson(result), null, 2)}\n`);
    return result;
  }
  const text = io.isTerminal ? printable(result.text) : result.text;
  if (text !== '') await io.out(text.endsWith('\n') ? text : `${text}\n`);
  await writeToolCalls(io, result);
  if (options.quiet !== true) {
    tellStory(io, result);
  }
  return result;
}

async function writeToolCalls(io: Io, { toolCalls }: CascadeResult): Promise<void> {
  if (toolCalls.length === 0) return;
  const calls = toolCalls.map(({ id, name, input }) => ({ id, name, input }));
  await io.out(`${JSON.stringify(calls, null, 2)}\n`);
}

function runOptions({ signal }: Io, options: RunCommandOptions): RunOptions {
  const { tier, maxCost: maxCostUsd, require, tag: tags, runId } = options;
  return defined({ signal, tier, maxCostUsd, require, tags, runId });
}

/** Why each draft was accepted or not, on standard error. */
async function explainAnswer(io: Io, result: CascadeResult): Promise<void> {
  const { explain } = await import('@cascade/quality');
  for (const line of explain(result)) io.err(`${printable(line)}\n`);
}

/** The answer for machines. */
export function toJson(result: CascadeResult): object {
  const { content, entry, finish, attempts, runId, degraded, warnings, object } = result;
  return {
    content,
    ...(object !== undefined && { object }),
    entry,
    finishReason: finish.reason,
    usage: finish.usage,
    costUsd: result.costUsd ?? null,
    costBasis: result.costBasis ?? null,
    attempts,
    runId,
    degraded,
    warnings,
    ...(result.run.plan && gateFacts(result)),
  };
}

/** What the gate made of it, and what that saved. */
function gateFacts(result: CascadeResult): object {
  const { baselineUsd, baselineBasis, savedUsd } = costReport(result);
  const { plan, verdicts } = result.run;
  return {
    plan,
    verdicts,
    baselineUsd: baselineUsd ?? null,
    baselineBasis: baselineBasis ?? null,
    savedUsd: savedUsd ?? null,
  };
}
