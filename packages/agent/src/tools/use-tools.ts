import type { ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import { type ExecuteOptions, executeTools, refusedCall } from './execute-tool.js';
import type { ToolRefusal } from './tool-event.js';
import type { ToolSet } from './tool-set.js';

/** Why nothing of an answer is executed. */
export interface Refusal {
  readonly why: ToolRefusal;
  readonly text: string;
}

/** What became of the calls of an answer. */
export interface ToolUse {
  /** In the order of the calls; empty where there were none, or the caller has to make them. */
  readonly outputs: readonly ToolResultPart[];
  /** The model is to be asked again, with the results. */
  readonly goesOn: boolean;
}

/**
 * Executes the calls of an answer, all of them or none.
 *
 * @param refusal - why none may be executed
 * @param onStart - told of the names before the first is
 */
export async function useTools(
  calls: readonly ToolCallPart[],
  tools: ToolSet,
  {
    refusal,
    onStart,
    ...options
  }: ExecuteOptions & {
    readonly refusal: Refusal | undefined;
    readonly onStart: (names: readonly string[]) => void;
  },
): Promise<ToolUse> {
  // Those without an executor are the caller's to make, and all that were asked for with them.
  const areOurs = calls.every(({ name }) => !Object.hasOwn(tools, name) || tools[name]?.execute !== undefined);
  if (calls.length === 0 || !areOurs) return { outputs: [], goesOn: false };
  if (refusal !== undefined) {
    const { why, text } = refusal;
    return { outputs: calls.map((call) => refusedCall(call, why, `Not executed: ${text}`, options)), goesOn: false };
  }
  onStart(calls.map(({ name }) => name));
  return { outputs: await executeTools(calls, tools, options), goesOn: true };
}
