import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from './agent-options.js';
import { assertKnown, assertNumbers } from './assert-options.js';
import { tiersOf } from './build-options.js';
import { checkCacheOptions } from './cache/check-cache-options.js';
import { checkBudget } from './check-budget.js';
import { domainNames } from './class-names.js';
import { checkGuardrails } from './guardrails/check-guardrails.js';
import { checkRules } from './rules/check-rules.js';

const known: Readonly<Record<keyof CascadeAgentOptions, true>> = {
  models: true,
  opinions: true,
  quality: true,
  domains: true,
  budget: true,
  rateLimit: true,
  retry: true,
  cooldown: true,
  timeouts: true,
  health: true,
  hedge: true,
  selection: true,
  store: true,
  cache: true,
  name: true,
  systemPrompt: true,
  enableCascade: true,
  maxSteps: true,
  risks: true,
  profiles: true,
  rules: true,
  guardrails: true,
  verbose: true,
  onEvent: true,
  clock: true,
};

/** What the agent itself understands; the rest is checked by the cascade that it makes. */
export function checkAgentOptions(options: CascadeAgentOptions): void {
  assertKnown('CascadeAgent', options, known);
  const { maxSteps, budget, onEvent, enableCascade, verbose } = options;
  assertNumbers('CascadeAgent', { maxSteps }, 1);
  for (const [risk, policy] of Object.entries(options.risks ?? {})) {
    assertKnown(`CascadeAgent: risks.${risk}`, policy, { lastTierOnly: true, confirm: true });
  }
  checkCacheOptions(options.cache);
  checkGuardrails(options.guardrails);
  if (options.guardrails !== undefined && options.cache !== undefined && options.cache !== false) {
    throw new ConfigurationError('CascadeAgent: cache: not with guardrails, for it would keep what they take out');
  }
  checkBudget(budget, 'CascadeAgent: budget');
  if (onEvent !== undefined && typeof onEvent !== 'function') {
    throw new ConfigurationError('CascadeAgent: onEvent must be a function');
  }
  for (const [name, value] of Object.entries({ enableCascade, verbose })) {
    if (value !== undefined && typeof value !== 'boolean') {
      throw new ConfigurationError(`CascadeAgent: ${name} must be true or false`);
    }
  }
  tiersOf(options);
  checkDomains(options.domains);
  checkRules(options);
}

function checkDomains(domains: CascadeAgentOptions['domains'] = {}): void {
  assertKnown('CascadeAgent: domains', domains, domainNames);
  for (const [name, domain] of Object.entries(domains)) {
    const path = `CascadeAgent: domains.${name}`;
    assertKnown(path, domain, { models: true, threshold: true, startTier: true });
    if (domain.models !== undefined) tiersOf({ models: domain.models }, `${path}.models`);
  }
}
