import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions, ErrorOptions } from './agent-options.js';
import { assertKnown, assertNumbers } from './assert-options.js';
import { tiersOf } from './build-options.js';
import { checkCacheOptions } from './cache/check-cache-options.js';
import { checkBudget } from './check-budget.js';
import { domainNames } from './class-names.js';
import { checkGuardrails } from './guardrails/check-guardrails.js';
import { checkModel } from './models/check-model.js';
import { checkRules } from './rules/check-rules.js';

const known: Readonly<Record<keyof CascadeAgentOptions, true>> = {
  models: true,
  opinions: true,
  quality: true,
  domains: true,
  budget: true,
  rateLimit: true,
  retry: true,
  errors: true,
  cooldown: true,
  timeouts: true,
  health: true,
  healthCheck: true,
  hedge: true,
  selection: true,
  require: true,
  streaming: true,
  unknownPrice: true,
  store: true,
  cache: true,
  name: true,
  systemPrompt: true,
  enableCascade: true,
  maxSteps: true,
  maxDepth: true,
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
  const { maxSteps, maxDepth, budget, onEvent, enableCascade, verbose } = options;
  assertNumbers('CascadeAgent', { maxSteps, maxDepth }, 1);
  for (const [risk, policy] of Object.entries(options.risks ?? {})) {
    assertKnown(`CascadeAgent: risks.${risk}`, policy, { lastTierOnly: true, confirm: true });
  }
  checkErrors(options.errors);
  checkHealthCheck(options.healthCheck);
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
  checkOpinions(options.opinions);
  checkDomains(options.domains);
  checkRules(options);
}

function checkOpinions(opinions: CascadeAgentOptions['opinions'] = []): void {
  if (!Array.isArray(opinions)) throw new ConfigurationError('CascadeAgent: opinions must be a list of models');
  for (const [place, model] of opinions.entries()) checkModel(model, `CascadeAgent: opinions[${place}]`);
}

function checkDomains(domains: CascadeAgentOptions['domains'] = {}): void {
  assertKnown('CascadeAgent: domains', domains, domainNames);
  for (const [name, domain] of Object.entries(domains)) {
    const path = `CascadeAgent: domains.${name}`;
    assertKnown(path, domain, { models: true, threshold: true, startTier: true });
    if (domain.models !== undefined) tiersOf({ models: domain.models }, `${path}.models`);
  }
}

const knownErrors: Readonly<Record<keyof ErrorOptions, true>> = {
  whenAllCooling: true,
  maxAttempts: true,
  onInterrupted: true,
  onContentFilter: true,
  onAbstain: true,
  onExhausted: true,
  onStoreFailure: true,
};

function checkErrors(errors: CascadeAgentOptions['errors'] = {}): void {
  assertKnown('CascadeAgent: errors', errors, knownErrors);
}

function checkHealthCheck(healthCheck: CascadeAgentOptions['healthCheck'] = false): void {
  if (typeof healthCheck === 'boolean') return;
  assertKnown('CascadeAgent: healthCheck', healthCheck, { intervalMs: true, timeoutMs: true });
  assertNumbers('CascadeAgent: healthCheck', { intervalMs: healthCheck.intervalMs }, 1_000);
  assertNumbers('CascadeAgent: healthCheck', { timeoutMs: healthCheck.timeoutMs }, 1);
}
