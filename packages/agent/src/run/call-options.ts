import type { Conversation } from '@cascade/core';
import type { ChatRequest } from '@cascade/core/spec';
import type { ToolSet } from '../tools/tool-set.js';

/** What one call may say. */
export interface AgentCallOptions {
  /** Longest answer, in tokens. */
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  /** Texts that end the answer. */
  readonly stop?: readonly string[];
  /** For answers that repeat, where the vendor can. */
  readonly seed?: number;
  /** How much models think first. Default: what their `parameters` say. */
  readonly reasoning?: ChatRequest['reasoning'];
  /** The vendor's own parameters under the vendor's own names, passed through as they are. */
  readonly parameters?: ChatRequest['parameters'];
  /** How long all of it may take, in milliseconds. Default: without limit but those of the agent. */
  readonly timeoutMs?: number;
  /** Instead of the agent's; before a conversation that has none. */
  readonly systemPrompt?: string;
  /** By name; those with `execute` are executed, and their results go back to the model. */
  readonly tools?: ToolSet;
  /** For the first step; in later ones only `none` holds, for a tool that must be called is called once. */
  readonly toolChoice?: ChatRequest['toolChoice'];
  /** Most steps of this call. Default: the agent's. */
  readonly maxSteps?: number;
  /** A Standard Schema with a JSON schema (zod 4.2 or later), or `{ jsonSchema }`: the answer is `result.object`. */
  readonly output?: Conversation['output'];
  /** Ask only this tier of the agent's own, counted from 0, whatever the question is about; its answer is not judged. */
  readonly tier?: number;
  /** Who asks: for rules, budgets, the cache and the log; 1 to 200 characters. */
  readonly user?: string;
  /** The profile that applies, beside the rules that fit. */
  readonly profile?: string;
  /** For rules, and for the log: at most 19 texts of at most 200 characters, none of them called `user`. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Tags that a model must have, such as `{ region: 'eu' }`. */
  readonly require?: Readonly<Record<string, string>>;
  /** What this call may cost, in US dollars. */
  readonly maxCost?: number;
  /** `false`: ask, whatever the agent's cache holds, and keep nothing. */
  readonly cache?: false;
  readonly signal?: AbortSignal;
}
