import { ConfigurationError, checkValue } from '@cascade/core';
import { isAnything, isInteger } from '@cascade/core/provider-kit';
import { domains as domainNames, resolveThresholds } from '@cascade/quality/options';
import type { CascadeAgentOptions } from '../agent-options.js';
import { assertKnown, assertOptions } from '../assert-options.js';
import { gateOptions, tiersOf } from '../build-options.js';

const known = Object.fromEntries(domainNames.map((name) => [name, true]));
const domainChecks = { models: isAnything, threshold: isAnything, startTier: isAnything };

/** @throws ConfigurationError for a domain that nobody knows, and for settings that could do nothing */
export function checkDomains(options: CascadeAgentOptions): void {
  const { domains = {}, quality } = options;
  assertKnown('CascadeAgent.domains', domains, known);
  const own = tiersOf(options).length;
  for (const [name, domain] of Object.entries(domains)) {
    const path = `CascadeAgent.domains.${name}`;
    assertOptions(path, domain, domainChecks);
    const { models, threshold, startTier } = domain;
    const tiers = models === undefined ? own : tiersOf({ models }).length;
    checkValue(`${path}.startTier`, startTier, isInteger(0, tiers - 1));
    if (threshold === undefined) continue;
    resolveThresholds(threshold, `${path}.threshold`);
    // Where rules leave none of its models, the agent's own are asked.
    if (Math.max(tiers, hasModelRules(options) ? own : 0) === 1) throw nobodyElse(`${path}.threshold`);
  }
  const ofGate = gateOptions({ models: options.models, ...(quality !== undefined && { quality }) }).domains ?? {};
  for (const [name, { startTier }] of Object.entries(ofGate)) {
    const { models = options.models } = domains[name.toUpperCase()] ?? {};
    const most = tiersOf({ models }).length - 1;
    checkValue(`CascadeAgent.quality.domains.${name}.startTier`, startTier, isInteger(0, most));
  }
}

/** A threshold that no score is ever compared with. */
export function nobodyElse(path: string): ConfigurationError {
  return new ConfigurationError(
    `${path} does nothing: there is one tier, and so nobody who could be asked instead; add a dearer model, or leave it out`,
  );
}

function hasModelRules({ rules, profiles }: CascadeAgentOptions): boolean {
  const policies: readonly unknown[] = [...Object.values(Object(rules)), ...Object.values(Object(profiles))];
  return policies.some((policy) => Object(policy).models !== undefined);
}
