import { inspect } from 'node:util';
import type { Clock } from '@cascade/core';
import type { Json, ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import { asTool } from '../run/nesting.js';
import { untilAborted } from '../until-aborted.js';
import type { ToolEvent, ToolRefusal } from './tool-event.js';
import type { AgentTool, RiskOptions, ToolSet } from './tool-set.js';

const defaultTimeoutMs = 60_000;
/** A result that is longer is cut, with a mark, so that one tool cannot fill the window. */
const longestResult = 100_000;

export interface ExecuteOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly risks: Readonly<Record<string, RiskOptions>>;
  /** The last tier calls them. */
  readonly mayAll: boolean;
  /** How many calls of agents are around this one. */
  readonly depth: number;
  /** Of the step. */
  readonly runId: string;
  /** Hears what becomes of each call. */
  readonly tell: (event: ToolEvent) => void;
}

/**
 * Executes calls side by side, after all of them have been checked and asked for, one after the other. Whatever goes wrong is a
 * result that the model reads, never an exception.
 */
export async function executeTools(
  calls: readonly ToolCallPart[],
  tools: ToolSet,
  options: ExecuteOptions,
): Promise<readonly ToolResultPart[]> {
  const ready: (() => Promise<ToolResultPart>)[] = [];
  for (const call of calls) {
    const tool = Object.hasOwn(tools, call.name) ? tools[call.name] : undefined;
    ready.push(await prepare(call, tool, options));
  }
  return Promise.all(ready.map((execute) => execute()));
}

/** The result of a call that is not executed. */
export function refusedCall(
  call: ToolCallPart,
  why: ToolRefusal,
  output: string,
  options: Pick<ExecuteOptions, 'clock' | 'runId' | 'tell'>,
): ToolResultPart {
  options.tell({ ...eventOf(call, options), type: 'tool-refused', why });
  return failedCall(call, output);
}

function eventOf({ id, name }: ToolCallPart, { clock, runId }: Pick<ExecuteOptions, 'clock' | 'runId'>) {
  return { runId, atMs: clock.now(), tool: name, toolCallId: id };
}

function failedCall({ id, name }: ToolCallPart, output: string): ToolResultPart {
  return { type: 'tool-result', id, name, output, isError: true };
}

function riskOf({ risk }: AgentTool, { risks }: ExecuteOptions): RiskOptions | undefined {
  return risk !== undefined && Object.hasOwn(risks, risk) ? risks[risk] : undefined;
}

/** Checks the arguments and asks whoever wants to be asked; what comes back executes the call, or says why not. */
async function prepare(
  call: ToolCallPart,
  tool: AgentTool | undefined,
  options: ExecuteOptions,
): Promise<() => Promise<ToolResultPart>> {
  const not = (why: ToolRefusal, output: string) => async () => refusedCall(call, why, output, options);
  if (tool?.execute === undefined) return not('unknown', `There is no tool "${call.name.slice(0, 100)}"`);
  if (!options.mayAll && riskOf(tool, options)?.lastTierOnly) {
    return not('last-tier', 'Only the last tier may call this tool');
  }
  try {
    const checked = await untilAborted(options.signal, () => validated(tool, call.input));
    if ('problem' in checked) return not('arguments', `The arguments do not fit: ${checked.problem}`);
    const { input } = checked;
    const isPermitted = await untilAborted(options.signal, () => mayCall(tool, call.name, input, options));
    return isPermitted
      ? () => execute(call, tool, input, options)
      : not('permission', 'The user did not permit this call');
  } catch (error) {
    return not('failed', describe(error));
  }
}

/** Everybody who is asked says `true`, and nothing else. */
async function mayCall(tool: AgentTool, name: string, input: unknown, options: ExecuteOptions): Promise<boolean> {
  const { confirm } = riskOf(tool, options) ?? {};
  if (tool.confirm !== undefined && (await tool.confirm(copyOf(input))) !== true) return false;
  return confirm === undefined || (await confirm({ name, input: copyOf(input) })) === true;
}

async function execute(
  call: ToolCallPart,
  tool: AgentTool,
  input: unknown,
  options: ExecuteOptions,
): Promise<ToolResultPart> {
  const { id, name } = call;
  const start = eventOf(call, options);
  options.tell({ ...start, type: 'tool-start' });
  const done = (result: ToolResultPart): ToolResultPart => {
    const end = eventOf(call, options);
    options.tell({ ...end, type: 'tool-end', latencyMs: end.atMs - start.atMs, isError: result.isError === true });
    return result;
  };
  try {
    return done({ type: 'tool-result', id, name, output: toJson(await inTime(tool, input, id, options)) });
  } catch (error) {
    return done(failedCall(call, describe(error)));
  }
}

type Checked = { readonly input: unknown } | { readonly problem: string };

/** The conversation is not changed by what anybody does with the arguments. */
function copyOf<T>(input: T): T {
  try {
    return structuredClone(input);
  } catch {
    // What a schema has made of it may be more than data.
    return input;
  }
}

async function validated({ input: schema }: AgentTool, asked: Json): Promise<Checked> {
  const input = copyOf(asked);
  if (!('~standard' in schema)) {
    const { validateJson } = await import('@cascade/quality');
    const problem = validateJson(input, schema.jsonSchema);
    return problem === undefined ? { input } : { problem };
  }
  const result = await schema['~standard'].validate(input);
  if (result.issues === undefined) return { input: result.value };
  const problems = result.issues.map(({ message }) => message).join('; ');
  return { problem: problems.slice(0, 1_000) };
}

async function inTime(
  tool: AgentTool,
  input: unknown,
  toolCallId: string,
  { signal, clock, depth }: ExecuteOptions,
): Promise<unknown> {
  const { timeoutMs = defaultTimeoutMs } = tool;
  const limit = new AbortController();
  const stop = (): void => limit.abort(signal.reason);
  if (signal.aborted) throw signal.reason;
  signal.addEventListener('abort', stop, { once: true });
  const late = new Error(`It took longer than ${timeoutMs} ms`);
  const isLimited = timeoutMs > 0 && Number.isFinite(timeoutMs);
  const cancel = isLimited ? clock.schedule(timeoutMs, () => limit.abort(late)) : () => {};
  const context = { signal: limit.signal, toolCallId };
  try {
    return await untilAborted(limit.signal, () =>
      asTool({ depth, signal: limit.signal }, () => tool.execute?.(input, context)),
    );
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

/** What JSON cannot hold becomes text. */
function toJson(output: unknown): Json {
  if (typeof output === 'string') return cut(output);
  try {
    const text = JSON.stringify(output, (_key, value) => (typeof value === 'bigint' ? String(value) : value)) ?? 'null';
    // Just written by JSON.stringify.
    return text.length > longestResult ? cut(text) : (JSON.parse(text) as Json);
  } catch {
    return cut(inspect(output, { depth: 5 }));
  }
}

function describe(error: unknown): string {
  return cut(error instanceof Error ? error.message : inspect(error));
}

function cut(text: string): string {
  if (text.length <= longestResult) return text;
  // The first half of a character is none.
  const whole = /[\ud800-\udbff]$/.test(text.slice(0, longestResult)) ? longestResult - 1 : longestResult;
  return `${text.slice(0, whole)} [cut: ${text.length} characters]`;
}
