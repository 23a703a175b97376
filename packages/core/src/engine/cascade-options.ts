import type { Budget } from '../policy/budget.js';
import type { Clock } from '../policy/clock.js';
import type { HealthOptions } from '../policy/health.js';
import type { HedgeOptions } from '../policy/hedge.js';
import type { KeyPool } from '../policy/key-pool.js';
import type { Limits } from '../policy/limits.js';
import type { Purse } from '../policy/purse.js';
import type { CooldownOptions } from '../policy/rest.js';
import type { RetryOptions } from '../policy/retry.js';
import type { Selection } from '../policy/selection.js';
import type { Timeouts } from '../policy/timeouts.js';
import type { Awaitable } from '../spec/awaitable.js';
import type { Capabilities, ChatModel } from '../spec/chat-model.js';
import type { ChatRequest } from '../spec/conversation.js';
import type { EmbeddingModel } from '../spec/embedding-model.js';
import type { Gate } from '../spec/gate.js';
import type { Price } from '../spec/price.js';
import type { Store } from '../spec/store.js';

/** What an entry may preset for its requests; what the caller asks for wins. */
export type EntryParameters = Pick<
  ChatRequest,
  'maxOutputTokens' | 'temperature' | 'topP' | 'stop' | 'seed' | 'reasoning' | 'logprobs' | 'cachePrompt' | 'parameters'
>;

/** One model of one provider, with all that belongs to it here. */
export interface EntryOptions {
  readonly model: ChatModel | EmbeddingModel;
  /** Its key in logs, cooldowns and the `entry` option. Default `provider/model`; unique within a cascade. */
  readonly alias?: string;
  readonly parameters?: EntryParameters;
  /** What the model can do, where the adapter does not know, or knows it wrongly. What stays unknown is tried. */
  readonly capabilities?: Capabilities;
  /** In US dollars per million tokens, or a function of the time for prices that change; one that makes no sense counts as unknown. Default: unknown. */
  readonly price?: Price | ((atMs: number) => Price | undefined);
  /** Keys to call with, best first: the next one serves while one rests. Default: the model's own. */
  readonly keys?: readonly string[] | (() => Awaitable<readonly string[]>);
  /** Which of several keys is tried first: `keyPool('round-robin')`. Default: in their order. */
  readonly keyPool?: KeyPool;
  /** The transport. Default: the adapter's own. */
  readonly fetch?: typeof globalThis.fetch;
  readonly timeouts?: Omit<Timeouts, 'runMs' | 'gateMs'>;
  readonly retry?: RetryOptions;
  readonly cooldown?: CooldownOptions;
  /** How much it may be asked, all processes on the store together. Default: without limit. */
  readonly limits?: Limits;
  /** For the selections `weighted` and `least-busy`: how much of the load it shall have. Default 1. */
  readonly weight?: number;
  /**
   * For the selection `fastest`: how long it takes to its first content as far as you know, in milliseconds, while it has
   * not been measured. Default: unknown, which is tried first.
   */
  readonly latencyMs?: number;
  /** What `require` of a run may ask for, such as `{ region: 'eu' }`. */
  readonly tags?: Readonly<Record<string, string>>;
}

export type EntryInput = ChatModel | EmbeddingModel | EntryOptions;

/** What to do when every entry rests: try the one due soonest once, fail at once, or wait for one. */
export type WhenAllCooling = 'try' | 'fail' | { readonly waitMs: number };

export interface CascadeOptions {
  /** For the audit log and messages. Default `default`. */
  readonly name?: string;
  /** A failover cascade: models of one quality class, in order. Either this or `tiers`. */
  readonly entries?: readonly EntryInput[];
  /** Tiers from cheap to dear, each an entry or a list of entries. More than one needs a `gate`. */
  readonly tiers?: readonly (EntryInput | readonly EntryInput[])[];
  /** Judges the drafts of all tiers but the last; there it only makes hard checks. */
  readonly gate?: Gate;
  /** Cheap models that the gate may ask for a second opinion, and embedding models that it may compare with. */
  readonly opinions?: readonly EntryInput[];
  /**
   * Drafts of a stream that may yet be rejected: `held` until judged (default), or `optimistic`: handed out at once, and
   * taken back by a `retract` event.
   */
  readonly streaming?: 'held' | 'optimistic';
  /** Default: cooldowns in memory, no audit log, no failed prompts. Whoever opens a store closes it. */
  readonly store?: Store;
  readonly retry?: RetryOptions;
  readonly timeouts?: Timeouts;
  readonly cooldown?: CooldownOptions;
  /** Tags that an entry must have in every run, such as `{ region: 'eu' }`; a run may require more. */
  readonly require?: Readonly<Record<string, string>>;
  /** Limits on what is spent; a call has to fit into all of them. Those that span runs are kept in `store.ledger`. */
  readonly budgets?: readonly Budget[];
  /** What a money budget does with an entry whose price is not known: `skip` it (default), or `allow` it and count nothing. */
  readonly unknownPrice?: 'skip' | 'allow';
  /** When the ledger cannot be reached, and a budget applies: make no call (default), or make it with a warning. */
  readonly onStoreFailure?: 'refuse-spending' | 'allow';
  /** In which order the entries of a tier are asked. Default `in-order`. */
  readonly selection?: Selection;
  /** Passes over entries that mostly fail or are mostly slow. Needs two entries in a tier. Default: on; `false`: off. */
  readonly health?: HealthOptions | false;
  /** Asks a second entry of the tier when the first takes long. Default: off. */
  readonly hedge?: HedgeOptions;
  /** Most attempts of one run; the first with each further key of an entry comes on top. Default 12. */
  readonly maxAttempts?: number;
  /** Default `try`: the one due soonest, once, by one caller, unless the vendor named the end of its rest itself. */
  readonly whenAllCooling?: WhenAllCooling;
  /** When a stream breaks after its first content: fail, or take it back and start over with the next entry. Default `fail`. */
  readonly onInterrupted?: 'fail' | 'restart';
  /** When a vendor's content filter refuses: ask the next entry, or fail. Default `next`. */
  readonly onContentFilter?: 'next' | 'fail';
  /** When the gate has no opinion: ask the next tier, or accept. Default `escalate`. */
  readonly onAbstain?: 'escalate' | 'accept';
  /** When no tier satisfied the gate: the best draft that was not vetoed, marked `degraded`, or an error. Default `degrade`. */
  readonly onExhausted?: 'degrade' | 'fail';
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Random numbers from 0 to 1 for the jitter of retries. Default `Math.random`. */
  readonly random?: () => number;
}

/** Options of a single run. */
export interface RunOptions {
  /** Ends the run at once, upstream too. */
  readonly signal?: AbortSignal;
  /** When the run must be over, epoch milliseconds. For a duration use `timeouts.runMs`. */
  readonly deadlineMs?: number;
  /** Nearest of all: win over those of entry and cascade. */
  readonly timeouts?: Timeouts;
  /** Ask only this tier, counted from 0; its answer is not judged. */
  readonly tier?: number;
  /** Begin with this tier, counted from 0, or with a later one where the gate says so; answers are judged as ever. */
  readonly fromTier?: number;
  /** Ask only the entry of this key; its answer is not judged. */
  readonly entry?: string;
  /**
   * Tags that an entry must have, such as `{ region: 'eu' }`: no other is used for anything in this run, neither for
   * answers nor for opinions, samples or shadow calls. When nobody has them, nothing is sent.
   */
  readonly require?: Readonly<Record<string, string>>;
  /** What this run may cost at most, in US dollars: a budget of its own. */
  readonly maxCostUsd?: number;
  /** What the run shares with runs of other cascades: asked before every call. */
  readonly purse?: Purse;
  /**
   * Id of the run in all records and in vendors' idempotency headers. Default: a new UUIDv7. A run is made once: a second
   * one of the same id fails with a `DuplicateRunError` before anything is sent, in all processes on the store.
   */
  readonly runId?: string;
  /** Kept in the audit log: at most 20, with values of at most 200 characters. */
  readonly tags?: Readonly<Record<string, string>>;
}
