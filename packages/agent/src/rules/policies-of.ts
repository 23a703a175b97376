import { ConfigurationError } from '@cascade/core';
import { nearest } from '@cascade/core/provider-kit';
import type { CascadeAgentOptions } from '../agent-options.js';
import type { AgentCallOptions } from '../run/call-options.js';
import type { Patterns } from './compile-patterns.js';
import { fits } from './fits.js';
import type { AppliedPolicy } from './policy.js';

/**
 * What applies to a call: the profile that it names, and the rules that fit it, in their order.
 *
 * @throws ConfigurationError when it names a profile that there is not, or a number to be compared is none
 */
export function policiesOf(
  { rules = [], profiles = {} }: CascadeAgentOptions,
  { profile, user, metadata = {} }: AgentCallOptions,
  patterns: Patterns,
): readonly AppliedPolicy[] {
  const applied = new Map<string, AppliedPolicy>();
  const useProfile = (name: string): void => {
    const policy = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
    if (policy === undefined) throw unknownProfile(name, Object.keys(profiles));
    applied.set(`profile ${name}`, { name: `profile ${name}`, policy });
  };
  if (profile !== undefined) useProfile(profile);
  const fieldOf = (field: string): string | undefined => {
    if (field === 'user') return user;
    return Object.hasOwn(metadata, field) ? metadata[field] : undefined;
  };
  for (const { name, when = {}, profile: used, ...policy } of rules) {
    const isMeant = Object.entries(when).every(([field, condition]) =>
      fits(condition, fieldOf(field), `rule "${name}": when.${field}`, patterns),
    );
    if (!isMeant) continue;
    if (used !== undefined) useProfile(used);
    applied.set(`rule ${name}`, { name: `rule ${name}`, policy });
  }
  return [...applied.values()];
}

function unknownProfile(name: string, known: readonly string[]): ConfigurationError {
  const guess = nearest(name, known);
  const hint = guess === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean "${guess}"?`;
  return new ConfigurationError(`options.profile: there is no profile "${String(name).slice(0, 50)}"; ${hint}`);
}
