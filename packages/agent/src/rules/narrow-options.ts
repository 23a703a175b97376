import { ConfigurationError } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { DomainOptions, QualityGateOptions } from '@cascade/quality';
import type { AgentBudget, CascadeAgentOptions } from '../agent-options.js';
import { gateOptions, isGated, tiersOf } from '../build-options.js';
import { isAllowed } from './allowed-models.js';
import type { AppliedPolicy } from './policy.js';

/** The options of an agent as they are for calls that some policies apply to. */
export interface Narrowed {
  readonly options: CascadeAgentOptions;
  /** The agent's tiers that are left, in order. */
  readonly tiers: readonly number[];
  /** Budgets of their own, by the account that they share. */
  readonly budgets: readonly { readonly account: string; readonly budget: AgentBudget }[];
}

/** @throws ConfigurationError when the policies leave no model: what they forbid is never asked all the same */
export function narrowOptions(options: CascadeAgentOptions, policies: readonly AppliedPolicy[]): Narrowed {
  const kept = tiersOf(options)
    .map((models, tier) => ({ tier, models: models.filter((model) => isAllowed(model, policies)) }))
    .filter(({ models }) => models.length > 0);
  if (kept.length === 0) {
    const names = policies.filter(({ policy }) => policy.models !== undefined).map(({ name }) => `"${name}"`);
    const [only, ...others] = names;
    const why =
      others.length === 0 ? `${only} allows none of the agent's own` : `${names.join(' and ')} allow none in common`;
    throw new ConfigurationError(`No model is left for this call: ${why}`);
  }
  const tiers = kept.map(({ tier }) => tier);
  return {
    options: {
      ...options,
      models: kept.map(({ models }) => models),
      ...(options.opinions && { opinions: options.opinions.filter((model) => isAllowed(model, policies)) }),
      // Risks stay with the agent, which adds their checks again.
      ...(isGated(options) && {
        quality: narrowGate(gateOptions({ ...options, risks: {} }), thresholdOf(policies), tiers),
      }),
      domains: {},
    },
    tiers,
    budgets: policies.flatMap(({ name, policy: { budget } }) =>
      budget === undefined ? [] : [{ account: `${escaped(options.name ?? 'agent')}/${name}`, budget }],
    ),
  };
}

/** What a rule of one agent is called is never what a rule of another is. */
function escaped(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** The highest. */
function thresholdOf(policies: readonly AppliedPolicy[]): number | undefined {
  const given = policies.flatMap(({ policy: { threshold } }) => threshold ?? []);
  return given.length === 0 ? undefined : Math.max(...given);
}

function narrowGate(
  gate: QualityGateOptions,
  threshold: number | undefined,
  tiers: readonly number[],
): QualityGateOptions {
  const domains = Object.entries(gate.domains ?? {}).map(([name, domain]) => [
    name,
    narrowDomain(domain, threshold, tiers),
  ]);
  const { calibration, ...others } = gate;
  return {
    ...others,
    // That of a rule takes the place of every other, the calibrated one too.
    ...(threshold === undefined ? defined({ calibration }) : { threshold }),
    ...(domains.length > 0 && { domains: Object.fromEntries(domains) }),
  };
}

/** The tier to begin with among those that are left: that one, the next, or the last. */
function narrowDomain(domain: DomainOptions, threshold: number | undefined, tiers: readonly number[]): DomainOptions {
  const { startTier } = domain;
  const place = startTier === undefined ? -1 : tiers.findIndex((tier) => tier >= startTier);
  return {
    ...domain,
    ...defined({ threshold }),
    ...(startTier !== undefined && { startTier: place < 0 ? tiers.length - 1 : place }),
  };
}
