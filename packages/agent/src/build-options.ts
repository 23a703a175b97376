import type { Budget, CascadeOptions, EntryOptions } from '@cascade/core';
import { defined } from '@cascade/core/provider-kit';
import type { Gate } from '@cascade/core/spec';
import type { OwnCheck, QualityGateOptions } from '@cascade/quality';
import type { AgentBudget, CascadeAgentOptions } from './agent-options.js';
import { isThreshold } from './is-threshold.js';
import type { ModelOptions } from './models/model-options.js';
import { modelPaths } from './models/model-paths.js';
import { openEntry } from './models/open-entry.js';
import type { Narrowed } from './rules/narrow-options.js';

/** The tiers of an agent, each a list. */
export function tiersOf({ models }: Pick<CascadeAgentOptions, 'models'>): readonly (readonly ModelOptions[])[] {
  return models.map((tier) => [tier].flat());
}

/**
 * The options of the cascade that does the work. Adapters and prices are loaded here.
 *
 * @param paths - where models stand in the agent's own options, for errors
 */
export async function buildOptions(
  options: CascadeAgentOptions,
  folder: string,
  policyBudgets: Narrowed['budgets'] = [],
  paths = modelPaths(options),
): Promise<CascadeOptions> {
  const { rateLimit: limits } = options;
  const open = (models: readonly ModelOptions[]): Promise<readonly EntryOptions[]> =>
    Promise.all(
      models.map((model) => openEntry({ ...defined({ limits }), ...model }, folder, paths.get(model) ?? model.name)),
    );
  const tiers = await Promise.all(tiersOf(options).map(open));
  const { name = 'agent', errors, store, retry, cooldown, timeouts, health, hedge, selection, clock } = options;
  const { require, streaming, unknownPrice } = options;
  const [only] = tiers;
  return {
    name,
    ...(isGated(options) ? { tiers, gate: await makeGate(options) } : { entries: only ?? [] }),
    ...(options.opinions && { opinions: await open(options.opinions) }),
    budgets: [
      ...budgetsOf(options.budget ?? {}),
      ...policyBudgets.flatMap(({ account, budget }) => budgetsOf(budget, { account })),
    ],
    ...errors,
    ...defined({ store, retry, cooldown, timeouts, health, hedge, selection, clock, require, streaming, unknownPrice }),
  };
}

/** Whether answers are judged: drafts always, those of one tier alone where somebody says how. */
export function isGated(options: Pick<CascadeAgentOptions, 'models' | 'quality'>): boolean {
  return tiersOf(options).length > 1 || options.quality !== undefined;
}

/** The gate and its weights are loaded here, so that an agent is made in no time. */
async function makeGate(options: CascadeAgentOptions): Promise<Gate> {
  const { qualityGate } = await import('@cascade/quality');
  return qualityGate(gateOptions(options));
}

/** What `quality`, `domains` and `risks` mean. */
export function gateOptions({ quality, domains, risks }: CascadeAgentOptions): QualityGateOptions {
  const given = isThreshold(quality) ? { threshold: quality } : quality;
  const byDomain = Object.entries(domains ?? {}).map(([name, { models: _models, ...settings }]) => [name, settings]);
  return {
    ...given,
    ownChecks: [...(given?.ownChecks ?? []), ...riskChecks(risks)],
    ...(byDomain.length > 0 && { domains: { ...given?.domains, ...Object.fromEntries(byDomain) } }),
  };
}

/** Vetoes drafts that call a tool whose risk only the last tier may take. */
function riskChecks(risks: CascadeAgentOptions['risks'] = {}): readonly OwnCheck[] {
  if (!Object.values(risks).some(({ lastTierOnly }) => lastTierOnly)) return [];
  return [
    ({ tools = [], toolCalls = [] }, { tiersLeft }) => {
      if (tiersLeft === 0) return undefined;
      const risky = tools.filter(({ risk }) => risk !== undefined && risks[risk]?.lastTierOnly === true);
      const called = toolCalls.find(({ name }) => risky.some((tool) => tool.name === name));
      return called && { veto: 'risky-tool', reason: 'it calls a tool that only the last tier may' };
    },
  ];
}

function budgetsOf(
  { daily, monthly, perUser, perRun, onLimitExceeded }: AgentBudget,
  per?: { readonly account: string },
): readonly Budget[] {
  const whenExceeded = onLimitExceeded && { whenExceeded: onLimitExceeded };
  const budget = (usd: number | undefined, more: Omit<Budget, 'usd'>): readonly Budget[] =>
    usd === undefined ? [] : [{ usd, ...more, ...whenExceeded }];
  return [
    ...budget(daily, { over: 'day', ...(per && { per }) }),
    ...budget(monthly, { over: 'month', ...(per && { per }) }),
    ...budget(perUser, { over: 'day', per: 'user' }),
    ...budget(perRun, { over: 'run' }),
  ];
}
