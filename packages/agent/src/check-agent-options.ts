import { ConfigurationError, either, hasOptions, optionChecks } from '@cascade/core';
import { type Check, isAnything, isBoolean, isFunction, isInteger, isNumber } from '@cascade/core/provider-kit';
import type { CascadeAgentOptions, ErrorOptions } from './agent-options.js';
import { assertKnown, assertOptions } from './assert-options.js';
import { checkCacheOptions } from './cache/check-cache-options.js';
import { checkBudget } from './check-budget.js';
import { checkQuality } from './check-quality.js';
import { checkGuardrails } from './guardrails/check-guardrails.js';
import { checkIdle } from './models/check-idle.js';
import { checkModels } from './models/check-models.js';
import { checkDomains } from './rules/check-domains.js';
import { checkRules } from './rules/check-rules.js';
import type { RiskOptions } from './tools/tool-set.js';

const { cascade, entry } = optionChecks;

const errorChecks: Readonly<Record<keyof ErrorOptions, Check>> = {
  whenAllCooling: cascade.whenAllCooling,
  maxAttempts: cascade.maxAttempts,
  onInterrupted: cascade.onInterrupted,
  onContentFilter: cascade.onContentFilter,
  onAbstain: cascade.onAbstain,
  onExhausted: cascade.onExhausted,
  onStoreFailure: cascade.onStoreFailure,
};

const checks: Readonly<Record<keyof CascadeAgentOptions, Check>> = {
  // What is anything here is checked below.
  models: isAnything,
  opinions: isAnything,
  quality: isAnything,
  domains: isAnything,
  budget: isAnything,
  rateLimit: entry.limits,
  retry: cascade.retry,
  errors: hasOptions(errorChecks),
  cooldown: cascade.cooldown,
  timeouts: cascade.timeouts,
  health: cascade.health,
  healthCheck: either(isBoolean, hasOptions({ intervalMs: isNumber(1_000), timeoutMs: isNumber(1) })),
  hedge: cascade.hedge,
  selection: cascade.selection,
  require: cascade.require,
  streaming: cascade.streaming,
  unknownPrice: cascade.unknownPrice,
  store: cascade.store,
  cache: isAnything,
  name: cascade.name,
  systemPrompt: (value) => (typeof value === 'string' ? undefined : 'a text'),
  enableCascade: isBoolean,
  risks: isAnything,
  maxSteps: isInteger(1),
  maxDepth: isInteger(1),
  profiles: isAnything,
  rules: isAnything,
  guardrails: isAnything,
  verbose: isBoolean,
  onEvent: isFunction,
  clock: cascade.clock,
};

/**
 * Everything that can be known of options before a model is asked.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function checkAgentOptions(options: CascadeAgentOptions): void {
  assertOptions('CascadeAgent', options, checks);
  checkModels(options);
  checkQuality(options.quality, 'CascadeAgent.quality');
  checkDomains(options);
  checkIdle(options);
  checkBudget(options.budget, 'CascadeAgent.budget');
  checkRisks(options.risks);
  checkCacheOptions(options.cache);
  checkGuardrails(options.guardrails);
  if (options.guardrails !== undefined && options.cache !== undefined && options.cache !== false) {
    throw new ConfigurationError('CascadeAgent.cache: not with guardrails, for it would keep what they take out');
  }
  checkRules(options);
}

const riskChecks: Readonly<Record<keyof RiskOptions, Check>> = { lastTierOnly: isBoolean, confirm: isFunction };

function checkRisks(risks: CascadeAgentOptions['risks'] = {}): void {
  assertKnown('CascadeAgent.risks', risks, risks);
  for (const [risk, policy] of Object.entries(risks)) assertOptions(`CascadeAgent.risks.${risk}`, policy, riskChecks);
}
