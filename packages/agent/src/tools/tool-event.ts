import type { RunEvent } from '@cascade/core';

/** Why a call of a tool was not executed. */
export type ToolRefusal = 'unknown' | 'last-tier' | 'arguments' | 'permission' | 'not-accepted' | 'steps' | 'failed';

/** What becomes of a call of a tool. Never its arguments, nor its result. */
export type ToolEvent = {
  /** Of the step that asked for it. */
  readonly runId: string;
  readonly atMs: number;
  readonly tool: string;
  readonly toolCallId: string;
} & (
  | { readonly type: 'tool-start' }
  | { readonly type: 'tool-end'; readonly latencyMs: number; readonly isError: boolean }
  | { readonly type: 'tool-refused'; readonly why: ToolRefusal }
);

/** Everything that happens in a call of an agent: in its runs, and between them. */
export type AgentEvent = RunEvent | ToolEvent;
