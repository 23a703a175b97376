import type { CascadeAgentOptions } from '../agent-options.js';
import { tiersOf } from '../build-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { canonicalJson, sha256 } from './canonical-json.js';

type Part = (options: CascadeAgentOptions) => unknown;

/** They say whether, when and by whom a question is answered, or who hears of it; never what is an answer. */
const nothing: Part = () => undefined;

/** What an answer may depend on, of each option of an agent. */
const parts: Readonly<Record<keyof CascadeAgentOptions, Part>> = {
  name: ({ name }) => name,
  models: tierIdentities,
  opinions: ({ opinions }) => opinions?.map(modelIdentity),
  quality: ({ quality }) => quality,
  domains: domainIdentities,
  enableCascade: ({ enableCascade }) => enableCascade,
  // A draft that calls such a tool is no answer there. Who is asked before a call does not matter: nothing is kept of calls.
  risks: ({ risks = {} }) =>
    Object.keys(risks)
      .filter((risk) => risks[risk]?.lastTierOnly === true)
      .sort(),
  profiles: ({ profiles }) => profiles,
  rules: ({ rules }) => rules,
  require: ({ require }) => require,
  // The rest of them is about failures and degraded answers, which are not kept.
  errors: ({ errors: { onAbstain = 'escalate', onContentFilter = 'next' } = {} }) => ({ onAbstain, onContentFilter }),
  // It is among the messages.
  systemPrompt: nothing,
  budget: nothing,
  rateLimit: nothing,
  retry: nothing,
  cooldown: nothing,
  timeouts: nothing,
  health: nothing,
  healthCheck: nothing,
  hedge: nothing,
  selection: nothing,
  streaming: nothing,
  unknownPrice: nothing,
  store: nothing,
  cache: nothing,
  // Nothing is kept of calls whose tools are executed.
  maxSteps: nothing,
  maxDepth: nothing,
  // Not beside a cache.
  guardrails: nothing,
  verbose: nothing,
  onEvent: nothing,
  clock: nothing,
};

/** Everything about an agent that an answer may depend on. */
export function agentIdentity(options: CascadeAgentOptions): string {
  const identity = Object.entries(parts).map(([name, part]) => [name, part(options)]);
  return sha256(canonicalJson(Object.fromEntries(identity)));
}

function tierIdentities(options: Pick<CascadeAgentOptions, 'models'>): readonly (readonly object[])[] {
  return tiersOf(options).map((tier) => tier.map(modelIdentity));
}

function domainIdentities({ domains = {} }: CascadeAgentOptions): readonly object[] {
  return Object.entries(domains).map(([domain, { models, ...settings }]) => ({
    domain,
    ...settings,
    tiers: models && tierIdentities({ models }),
  }));
}

function modelIdentity({
  apiKey,
  keyRotation,
  limits,
  timeouts,
  retry,
  cooldown,
  weight,
  speedMs,
  provider,
  ...model
}: ModelOptions): object {
  // What a provider object does only itself knows.
  return { ...model, provider };
}
