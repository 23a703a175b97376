import type { ProviderPlan } from '../layers/merge-providers.js';
import type { EntrySettings } from '../settings/entry-shape.js';

/**
 * The provider as one entry has it: at an address of its own, with a key of its own. At another origin nothing of the
 * provider that may be secret comes along, neither its key nor its headers; nor what is known of its server.
 */
export function entryPlan(plan: ProviderPlan, entry: EntrySettings): ProviderPlan {
  const { baseUrl, apiKeyEnv, apiKeyService } = entry;
  const own = {
    ...(baseUrl !== undefined && { baseUrl }),
    ...(apiKeyEnv !== undefined && { apiKeyEnv }),
    ...(apiKeyService !== undefined && { apiKeyService }),
  };
  if (Object.keys(own).length === 0) return plan;
  if (baseUrl === undefined || originOf(baseUrl) === originOf(plan.settings.baseUrl)) {
    return { ...plan, settings: { ...plan.settings, ...own } };
  }
  const {
    apiKeyEnv: _variable,
    apiKeyService: _service,
    headers: _headers,
    batch: _batch,
    ...settings
  } = plan.settings;
  return { ...plan, settings: { ...settings, ...own }, isElsewhere: true };
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin;
}
