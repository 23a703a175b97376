import type { Budget } from '../policy/budget.js';
import type { Clock } from '../policy/clock.js';
import type { HealthOptions } from '../policy/health.js';
import type { HedgeOptions } from '../policy/hedge.js';
import type { KeyPool } from '../policy/key-pool.js';
import type { Limits } from '../policy/limits.js';
import type { CooldownOptions } from '../policy/rest.js';
import type { RetryOptions } from '../policy/retry.js';
import type { Selection } from '../policy/selection.js';
import type { Timeouts } from '../policy/timeouts.js';
import type { Capabilities, ChatModel } from '../spec/chat-model.js';
import type { EmbeddingModel } from '../spec/embedding-model.js';
import type { Gate } from '../spec/gate.js';
import type { Price } from '../spec/price.js';
import type { Store } from '../spec/store.js';
import type { EntryParameters, WhenAllCooling } from './cascade-options.js';

/** A key and the name it goes by where keys must not be told. */
export interface KeyRef {
  readonly key: string;
  readonly id: string;
}

/** An entry with every default filled in. */
export interface Entry {
  readonly key: string;
  readonly provider: string;
  readonly modelId: string;
  readonly origin: string;
  readonly chat: ChatModel | undefined;
  readonly embedding: EmbeddingModel | undefined;
  readonly capabilities: Capabilities;
  readonly parameters: EntryParameters | undefined;
  /** In a retry: what is asked for at most. */
  readonly most?: RetryOptions['change'];
  readonly priceAt: (atMs: number) => Price | undefined;
  /** Asked once, when the entry is about to be called. Empty: called without a key. */
  readonly loadKeys: () => Promise<readonly KeyRef[]>;
  /** The keys, once they are loaded. */
  readonly knownKeys: () => readonly KeyRef[] | undefined;
  readonly keyPool: KeyPool | undefined;
  /** What no failure may tell besides keys. */
  readonly secrets: readonly string[];
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly timeouts: Required<Timeouts>;
  readonly retry: Required<RetryOptions>;
  readonly cooldown: Required<CooldownOptions>;
  readonly tags: Readonly<Record<string, string>>;
  readonly limits: Limits | undefined;
  readonly weight: number;
  /** As far as the user knows. */
  readonly latencyMs: number | undefined;
  /** Parts that the adapter adds by itself and this model refused: left out for the life of the process. */
  readonly omit: Set<string>;
}

/** A cascade with every default filled in, checked and frozen. */
export interface ResolvedCascade {
  readonly name: string;
  readonly tiers: readonly (readonly Entry[])[];
  readonly gate: Gate | undefined;
  readonly opinions: readonly Entry[];
  readonly streaming: 'held' | 'optimistic';
  readonly store: Store;
  readonly timeouts: Required<Timeouts>;
  readonly require: Readonly<Record<string, string>> | undefined;
  readonly budgets: readonly Budget[];
  readonly unknownPrice: 'skip' | 'allow';
  readonly onStoreFailure: 'refuse-spending' | 'allow';
  readonly selection: Selection;
  readonly health: HealthOptions | false;
  readonly hedge: HedgeOptions | undefined;
  /** Some option asks for more than failover. */
  readonly isGoverned: boolean;
  readonly maxAttempts: number;
  readonly whenAllCooling: WhenAllCooling;
  readonly onInterrupted: 'fail' | 'restart';
  readonly onContentFilter: 'next' | 'fail';
  readonly onAbstain: 'escalate' | 'accept';
  readonly onExhausted: 'degrade' | 'fail';
  readonly clock: Clock;
  readonly random: () => number;
}
