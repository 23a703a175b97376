import { randomUUID } from 'node:crypto';
import {
  type Cascade,
  type CascadeOptions,
  ConfigurationError,
  createCascade,
  memoryStore,
  observe,
  RunAbortedError,
} from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Store } from '@cascade/core/spec';
import type { AgentBudget, CascadeAgentOptions } from '../agent-options.js';
import { buildOptions, tiersOf } from '../build-options.js';
import { withoutAnswers } from '../guardrails/without-answers.js';
import { modelKey } from '../models/model-key.js';
import { modelPaths } from '../models/model-paths.js';
import { narrate } from '../narrate.js';
import { isAllowed } from '../rules/allowed-models.js';
import { type Narrowed, narrowOptions } from '../rules/narrow-options.js';
import type { AppliedPolicy } from '../rules/policy.js';
import { untilAborted } from '../until-aborted.js';
import type { AgentCallOptions } from './call-options.js';
import { checkProviders } from './check-providers.js';
import { inDomain } from './domain-models.js';

/** A cascade for the length of a call. */
export interface OpenCascade {
  readonly cascade: Cascade;
  /** The last of its tiers. */
  readonly lastTier: number;
  /** Whether that is the agent's own last one, or has a model of it, and so may do what only that one may. */
  readonly hasLastTier: boolean;
  /** Of the policies that apply. */
  readonly budgets: readonly AgentBudget[];
  /** Names of the policies that made it what it is. */
  readonly rules: readonly string[];
  /** The options of a call as its policies leave them, with tiers as this cascade counts them. */
  narrow(options: AgentCallOptions): AgentCallOptions;
  release(): Promise<void>;
}

/** Combinations of rules and domains whose cascades are kept; those of others live for one call. */
const mostCascades = 100;

/** The cascades of an agent, one for each combination of rules and domains that has come up. They share a store. */
export class CascadePool {
  readonly store: Store;
  readonly #options: CascadeAgentOptions;
  readonly #paths: ReturnType<typeof modelPaths>;
  readonly #cascades = new Map<string, Promise<Cascade>>();
  readonly #endChecks: (() => void)[] = [];
  readonly #change: (options: CascadeOptions) => CascadeOptions;
  #isClosed = false;

  /** @param change - what the options of each cascade become before it is made */
  constructor(options: CascadeAgentOptions, change = (cascade: CascadeOptions): CascadeOptions => cascade) {
    this.#change = change;
    const { cooldowns, ledger, runs } = memoryStore();
    this.store = options.store ?? { cooldowns, ledger, runs };
    this.#options = { ...options, store: this.store };
    this.#paths = modelPaths(options);
  }

  /**
   * @param domain - one with models of its own
   * @param signal - ends the wait for packages and factories of providers
   * @throws ConfigurationError when the policies leave no model, a provider is not installed, or the agent is closed;
   * RunAbortedError when the caller leaves meanwhile
   */
  async open(policies: readonly AppliedPolicy[], domain?: string, signal?: AbortSignal): Promise<OpenCascade> {
    if (this.#isClosed) throw new ConfigurationError('This agent is closed');
    const base = this.#base(policies, domain);
    const narrowed = narrowOptions(base, policies);
    const key = JSON.stringify([domain ?? null, ...policies.map(({ name }) => name)]);
    const kept = this.#cascades.get(key);
    const isKept = kept !== undefined || this.#cascades.size < mostCascades;
    const options = policies.length === 0 ? base : narrowed.options;
    const made = kept ?? this.#make(options, narrowed.budgets, isKept);
    if (kept === undefined && isKept) {
      this.#cascades.set(key, made);
      // A package may be installed meanwhile.
      made.catch(() => this.#cascades.delete(key));
    }
    const close = async (): Promise<void> => (await made).close();
    const cascade = await this.#within(signal, made).catch((error: unknown) => {
      // One that is not kept: once it is there after all, nobody wants it.
      if (!isKept) close().catch(() => {});
      throw error;
    });
    return {
      cascade,
      lastTier: narrowed.tiers.length - 1,
      hasLastTier: this.#hasLastTier(base, narrowed),
      budgets: narrowed.budgets.map(({ budget }) => budget),
      rules: policies.map(({ name }) => name),
      narrow: (callOptions) => narrowCall(callOptions, policies, narrowed),
      release: isKept ? async () => {} : close,
    };
  }

  /** Takes no more calls, and waits until what happened is written down. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const made = await Promise.allSettled(this.#cascades.values());
    for (const end of this.#endChecks) end();
    await Promise.all(made.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)));
  }

  /** @throws RunAbortedError when the caller leaves before it is made: factories and packages may hang */
  #within(signal: AbortSignal | undefined, made: Promise<Cascade>): Promise<Cascade> {
    if (signal === undefined) return made;
    return untilAborted(signal, () => made).catch((error: unknown) => {
      if (!signal.aborted || error !== signal.reason) throw error;
      const { name: cascade = 'agent' } = this.#options;
      const story = { runId: randomUUID(), cascade, attempts: [], skipped: [], warnings: [] };
      throw new RunAbortedError(story, { cause: error });
    });
  }

  /** The agent, with the models of the domain as far as the policies allow any. */
  #base(policies: readonly AppliedPolicy[], domain: string | undefined): CascadeAgentOptions {
    if (domain === undefined) return this.#options;
    const options = inDomain(this.#options, domain);
    const isOneLeft = tiersOf(options).some((tier) => tier.some((model) => isAllowed(model, policies)));
    return isOneLeft ? options : this.#options;
  }

  /** Of a domain's models those are the agent's last ones that the agent names there, too: what a question is about decides nothing. */
  #hasLastTier(base: CascadeAgentOptions, { tiers, options }: Narrowed): boolean {
    if (tiers.at(-1) !== tiersOf(base).length - 1) return false;
    if (base === this.#options) return true;
    const own = new Set(tiersOf(this.#options).at(-1)?.map(modelKey));
    return (
      tiersOf(options)
        .at(-1)
        ?.some((model) => own.has(modelKey(model))) === true
    );
  }

  async #make(options: CascadeAgentOptions, budgets: Narrowed['budgets'], isKept: boolean): Promise<Cascade> {
    const { verbose, onEvent, guardrails } = this.#options;
    const cascade = createCascade(this.#change(await buildOptions(options, process.cwd(), budgets, this.#paths)));
    // One that is closed after its call is not worth checking for.
    if (isKept) this.#endChecks.push(await checkProviders(cascade, options, process.cwd()));
    const heard = onEvent === undefined ? cascade : observe(cascade, withoutAnswers(onEvent, guardrails));
    return verbose === true ? observe(heard, narrate) : heard;
  }
}

function narrowCall(
  options: AgentCallOptions,
  policies: readonly AppliedPolicy[],
  { tiers }: Narrowed,
): AgentCallOptions {
  const limits = [options.maxTokens, ...policies.map(({ policy }) => policy.maxTokens)].filter(
    (limit) => limit !== undefined,
  );
  const maxTokens = limits.length === 0 ? undefined : Math.min(...limits);
  const tier = options.tier === undefined ? undefined : tiers.indexOf(options.tier);
  if (tier === -1 && policies.length > 0) {
    throw new ConfigurationError(
      `options.tier: no model of tier ${options.tier} is left by ${policies.map(({ name }) => `"${name}"`).join(' and ')}`,
    );
  }
  return { ...options, ...defined({ maxTokens, tier: tier === -1 ? options.tier : tier }) };
}
