import { ConfigurationError, checkValue } from '@cascade/core';
import { isInteger, isNumber } from '@cascade/core/provider-kit';
import type { CascadeAgentOptions } from '../agent-options.js';
import { assertKnown } from '../assert-options.js';
import { checkBudget } from '../check-budget.js';
import { allModels, isModel } from './allowed-models.js';
import { nobodyElse } from './check-domains.js';
import { operators } from './fits.js';
import type { Policy, Rule } from './policy.js';

const policyKeys = { models: true, threshold: true, budget: true, maxTokens: true };
const ruleKeys = { ...policyKeys, name: true, when: true, profile: true };
const numeric: ReadonlySet<string> = new Set(['$gt', '$gte', '$lt', '$lte']);
const longestPattern = 200;

/** @throws ConfigurationError for a rule or a profile that says nothing, the impossible, or what nobody knows */
export function checkRules(options: CascadeAgentOptions): void {
  const { rules = [], profiles = {} } = options;
  if (!Array.isArray(rules)) throw new ConfigurationError('CascadeAgent.rules must be a list');
  assertKnown('CascadeAgent.profiles', profiles, profiles);
  for (const [name, profile] of Object.entries(profiles)) {
    assertKnown(`CascadeAgent.profiles.${name}`, profile, policyKeys);
    checkPolicy(profile, `CascadeAgent.profiles.${name}`, options);
  }
  const names = new Set<string>();
  for (const [place, rule] of rules.entries()) {
    const path = `CascadeAgent.rules[${place}]`;
    assertKnown(path, rule, ruleKeys);
    checkRule(rule, path, options);
    if (names.has(rule.name)) throw new ConfigurationError(`${path}.name "${rule.name}" is that of another rule`);
    names.add(rule.name);
  }
}

function checkRule(rule: Rule, path: string, options: CascadeAgentOptions): void {
  const { name, when = {}, profile } = rule;
  if (typeof name !== 'string' || name === '') throw new ConfigurationError(`${path}.name must be a text`);
  if (profile !== undefined && !Object.hasOwn(options.profiles ?? {}, profile)) {
    throw new ConfigurationError(`${path}.profile: there is no profile "${profile}"`);
  }
  if (Object.keys(policyKeys).every((key) => Object(rule)[key] === undefined) && profile === undefined) {
    throw new ConfigurationError(
      `${path} says nothing: give it a profile or some of ${Object.keys(policyKeys).join(', ')}`,
    );
  }
  assertKnown(`${path}.when`, when, when);
  for (const [field, condition] of Object.entries(when)) checkCondition(condition, `${path}.when.${field}`);
  checkPolicy(rule, path, options);
}

function checkCondition(condition: unknown, path: string): void {
  if (isValue(condition)) return;
  assertKnown(path, condition, operators);
  const asked = Object.entries(Object(condition));
  if (asked.length === 0) throw new ConfigurationError(`${path} asks for nothing`);
  for (const [name, wanted] of asked) {
    const expected = expectedOf(name, wanted);
    if (expected !== undefined) throw new ConfigurationError(`${path}.${name} must be ${expected}`);
  }
}

/** What an operator wants to be compared with; undefined when it has it. */
function expectedOf(name: string, wanted: unknown): string | undefined {
  if (numeric.has(name)) return typeof wanted === 'number' && !Number.isNaN(wanted) ? undefined : 'a number';
  if (name === '$exists') return typeof wanted === 'boolean' ? undefined : 'true or false';
  if (name === '$in' || name === '$nin') return isValueList(wanted) ? undefined : 'a list of texts or numbers';
  if (name === '$glob' || name === '$regex')
    return isPattern(wanted) ? undefined : `a text of at most ${longestPattern} characters`;
  return isValue(wanted) ? undefined : 'a text or a number';
}

function isPattern(wanted: unknown): wanted is string {
  return typeof wanted === 'string' && wanted !== '' && wanted.length <= longestPattern;
}

function isValue(wanted: unknown): boolean {
  return typeof wanted === 'string' || (typeof wanted === 'number' && !Number.isNaN(wanted));
}

function isValueList(wanted: unknown): boolean {
  return Array.isArray(wanted) && wanted.length > 0 && wanted.every(isValue);
}

function checkPolicy(
  { models, threshold, budget, maxTokens }: Policy,
  path: string,
  options: CascadeAgentOptions,
): void {
  checkValue(`${path}.maxTokens`, maxTokens, isInteger(1));
  checkValue(`${path}.threshold`, threshold, isNumber(0, 1));
  if (threshold !== undefined && !hasTiers(options)) throw nobodyElse(`${path}.threshold`);
  checkBudget(budget, `${path}.budget`, true);
  if (models === undefined) return;
  if (!Array.isArray(models) || models.length === 0 || !models.every(isPattern)) {
    throw new ConfigurationError(`${path}.models must be a list of at least one model, such as "openai/*"`);
  }
  const all = allModels(options);
  for (const glob of models) {
    if (all.some((model) => isModel(model, glob))) continue;
    throw new ConfigurationError(`${path}.models: no model of the agent is "${glob}"`);
  }
}

/** For some question a draft is followed by another tier. */
function hasTiers({ models, domains = {} }: CascadeAgentOptions): boolean {
  const lists = [models, ...Object.values(domains).flatMap((domain) => (domain.models ? [domain.models] : []))];
  return lists.some((list) => list.length > 1);
}
