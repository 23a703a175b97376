import type { StandardJsonSchema } from '@cascade/core';
import type { Awaitable, Json } from '@cascade/core/spec';

/** What a tool's executor is told beside its arguments. */
export interface ToolContext {
  /** Aborted when the call is, or when the tool takes too long. */
  readonly signal: AbortSignal;
  readonly toolCallId: string;
}

/** A tool: what it is for, what it takes, and what it does. */
export interface AgentTool {
  readonly description?: string;
  /** A Standard Schema with a JSON schema (zod 4.2 or later), or a JSON schema. */
  readonly input: StandardJsonSchema | { readonly jsonSchema: Json };
  /**
   * Does it, and returns what the model shall read. What it throws goes to the model as an error. Without it the call ends
   * with the tool call, and the caller goes on by himself.
   */
  readonly execute?: (input: unknown, context: ToolContext) => Awaitable<unknown>;
  /** Asked before every call of it; `false`: it is not executed, and the model is told so. Default: never asked. */
  readonly confirm?: (input: unknown) => Awaitable<boolean>;
  /** What a call of it may do: `read`, `write`, or a word of your own, for the agent's `risks`. Default: none. */
  readonly risk?: string;
  /** How long it may take, in milliseconds. Default 60,000; 0: without limit. */
  readonly timeoutMs?: number;
}

/** Tools by name. */
export type ToolSet = Readonly<Record<string, AgentTool>>;

/** What holds for the tools of one risk. */
export interface RiskOptions {
  /** A draft that calls such a tool is not accepted: the last tier decides. Default false. */
  readonly lastTierOnly?: boolean;
  /** Asked before every call; `false`: it is not executed, and the model is told so. Default: never asked. */
  readonly confirm?: (call: { readonly name: string; readonly input: unknown }) => Awaitable<boolean>;
}
