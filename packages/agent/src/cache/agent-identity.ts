import type { CascadeAgentOptions } from '../agent-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { canonicalJson, sha256 } from './canonical-json.js';

/** Everything about an agent that an answer may depend on. Keys, limits and timeouts are none of it. */
export function agentIdentity(options: CascadeAgentOptions): string {
  const { name, models, opinions, quality, domains, enableCascade } = options;
  const tiers = models.map((tier: ModelOptions | readonly ModelOptions[]) =>
    Array.isArray(tier) ? tier.map(modelIdentity) : [modelIdentity(tier as ModelOptions)],
  );
  return sha256(
    canonicalJson({ name, tiers, opinions: opinions?.map(modelIdentity), quality, domains, enableCascade }),
  );
}

function modelIdentity({ apiKey, keyRotation, limits, timeouts, provider, ...model }: ModelOptions): object {
  // What a provider object does only itself knows.
  return { ...model, provider };
}
