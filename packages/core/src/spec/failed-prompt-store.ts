import type { Awaitable } from './awaitable.js';
import type { ChatRequest } from './conversation.js';
import type { AttemptRecord } from './run-store.js';

/** A conversation that no entry answered. */
export interface FailedPrompt {
  readonly version: 1;
  /** The run's id. */
  readonly id: string;
  readonly cascade: string;
  readonly atMs: number;
  readonly conversation: ChatRequest;
  readonly attempts: readonly AttemptRecord[];
  readonly tags?: Readonly<Record<string, string>>;
  /** The tags that an entry must have to be sent this prompt. */
  readonly require?: Readonly<Record<string, string>>;
}

/** Where failed prompts are kept until somebody replays them. */
export interface FailedPromptStore {
  /** Durable when it returns. Warnings tell what had to be dropped to stay within limits. */
  save(prompt: FailedPrompt): Awaitable<{ readonly location: string; readonly warnings?: readonly string[] }>;
  /** Oldest first; claimed ones are left out. */
  list(): Awaitable<
    readonly { readonly location: string; readonly id: string; readonly cascade: string; readonly atMs: number }[]
  >;
  /** Reads one without claiming it; undefined when it is gone. */
  read(location: string): Awaitable<FailedPrompt | undefined>;
  /** Takes one: of several callers exactly one gets it. Undefined when it is gone or taken. */
  claim(location: string): Awaitable<FailedPrompt | undefined>;
  /** Gives a claimed one back. */
  release(location: string): Awaitable<void>;
  /** Deletes one, claimed or not. False when there was none. */
  remove(location: string): Awaitable<boolean>;
}
