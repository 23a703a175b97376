import type {
  Budget,
  CascadeOptions,
  Clock,
  CooldownOptions,
  EntryOptions,
  HealthOptions,
  RetryOptions,
  Timeouts,
} from '@cascade/core';
import type { Store } from '@cascade/core/spec';
import type { DomainOptions, QualityGateOptions } from '@cascade/quality';
import type { CacheOptions } from './cache/cache-options.js';
import type { GuardrailOptions } from './guardrails/guardrail.js';
import type { ModelOptions } from './models/model-options.js';
import type { Policy, Rule } from './rules/policy.js';
import type { AgentEvent } from './tools/tool-event.js';
import type { RiskOptions } from './tools/tool-set.js';

/** What may be spent. */
export interface AgentBudget {
  /** US dollars a day (UTC). */
  readonly daily?: number;
  /** US dollars a month. */
  readonly monthly?: number;
  /** US dollars a day for each `user` of a call. */
  readonly perUser?: number;
  /** US dollars a call, all steps together; where `onLimitExceeded` is not `refuse`, each step by itself. */
  readonly perRun?: number;
  /** Make no further call (default), pass over what does not fit, go on all the same, or a function that decides. */
  readonly onLimitExceeded?: NonNullable<Budget['whenExceeded']>;
}

/** What is different for questions of a domain. */
export interface AgentDomainOptions extends DomainOptions {
  /**
   * Instead of the agent's models, from cheap to dear. Where rules allow none of them, or a call names a `tier`, the agent's own are
   * asked. Tools that are `lastTierOnly` may be called where the last of these tiers has a model of the agent's last one.
   */
  readonly models?: CascadeAgentOptions['models'];
}

/** What happens when things go wrong: the options of `createCascade` for it. */
export type ErrorOptions = Pick<
  CascadeOptions,
  | 'whenAllCooling'
  | 'maxAttempts'
  | 'onInterrupted'
  | 'onContentFilter'
  | 'onAbstain'
  | 'onExhausted'
  | 'onStoreFailure'
>;

/** Providers are asked for their models at an interval, whether anybody asks a question or not: nothing is generated. */
export interface HealthCheckOptions {
  /** In milliseconds, all processes on the store together; at least 1,000. Default 30,000. */
  readonly intervalMs?: number;
  /** Of each check. Default 5,000. */
  readonly timeoutMs?: number;
}

export interface CascadeAgentOptions {
  /** From cheap to dear. A list within the list is a tier whose models stand in for each other. */
  readonly models: readonly (ModelOptions | readonly ModelOptions[])[];
  /** Other cheap models, for second opinions. Default: none. */
  readonly opinions?: readonly ModelOptions[];
  /**
   * How drafts are judged: a threshold (`forProduction`, `0.8`, by complexity), or all options of the gate. With one tier there
   * is a gate where this is given: hard checks and your own, whose findings are warnings.
   */
  readonly quality?: QualityGateOptions['threshold'] | QualityGateOptions;
  /** By domain (`CODE`, `MATH`, `LEGAL`, ...): models of its own, its threshold, and the tier to begin with. */
  readonly domains?: Readonly<Record<string, AgentDomainOptions>>;
  readonly budget?: AgentBudget;
  /** For each model by itself. */
  readonly rateLimit?: NonNullable<EntryOptions['limits']>;
  readonly retry?: RetryOptions;
  /** What happens when all models rest, a stream breaks, a filter refuses, the gate is not satisfied, the store fails. */
  readonly errors?: ErrorOptions;
  readonly cooldown?: CooldownOptions;
  readonly timeouts?: Timeouts;
  readonly health?: HealthOptions | false;
  /**
   * Checks providers at an interval, from the first call until `close`: one that fails rests, one that is back serves at once.
   * Default `false`.
   */
  readonly healthCheck?: boolean | HealthCheckOptions;
  readonly hedge?: CascadeOptions['hedge'];
  readonly selection?: CascadeOptions['selection'];
  /** Tags that every call's models must have, such as `{ region: 'eu' }`. Default: none. */
  readonly require?: CascadeOptions['require'];
  /** Show drafts once they are accepted (`held`, default), or at once and take them back (`optimistic`). */
  readonly streaming?: CascadeOptions['streaming'];
  /** What budgets do with a model of unknown price: `skip` it (default), or `allow` it and count nothing. */
  readonly unknownPrice?: CascadeOptions['unknownPrice'];
  /** Where cooldowns, budgets and the audit log are kept. Default: in memory. Whoever opens a store closes it. */
  readonly store?: Store;
  /** Keep answers for those who ask the same again, in the `cache` of the store, else in memory. Default `false`. */
  readonly cache?: boolean | CacheOptions;
  /** For the audit log. Default `agent`. */
  readonly name?: string;
  /** Before every conversation that has none. */
  readonly systemPrompt?: string;
  /** Draft first (default), or `false`: ask the last tier at once. */
  readonly enableCascade?: boolean;
  /** By the `risk` of tools: who decides, and whether somebody is asked first. Default: none. */
  readonly risks?: Readonly<Record<string, RiskOptions>>;
  /** Most steps of a call with tools. Default 5. */
  readonly maxSteps?: number;
  /** How deep agents may call each other through their tools. Default 3. */
  readonly maxDepth?: number;
  /** Policies by name, for the `profile` of a call or of a rule. */
  readonly profiles?: Readonly<Record<string, Policy>>;
  /** Policies for calls by `user` and `metadata`. All that fit apply. */
  readonly rules?: readonly Rule[];
  /** Looks at everything that goes to a model and comes from it. Default: none. */
  readonly guardrails?: GuardrailOptions;
  /** Writes what happens to standard error. Default false. */
  readonly verbose?: boolean;
  /**
   * Hears every step of every run; with guardrails on answers, without their text. What it throws, or rejects with while the run
   * lasts, is a warning.
   */
  readonly onEvent?: (event: AgentEvent) => void;
  readonly clock?: Clock;
}
