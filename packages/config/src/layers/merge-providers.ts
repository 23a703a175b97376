import type { Place } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';
import { wellKnownProviders } from '../providers/vendors.js';
import type { ProviderSettings } from '../settings/provider-shape.js';
import type { Layer } from './layer.js';

/** A provider as all files together describe it. */
export interface ProviderPlan {
  readonly name: string;
  readonly settings: ProviderSettings;
  /** Where it is set up, in the nearest file; absent for the well-known ones that no file mentions. */
  readonly place: Place | undefined;
  /** The file that named `package`: it is looked up from there. */
  readonly packageFile: string | undefined;
  /** It stands for one entry that has another address: the key of the provider is not for there. */
  readonly isElsewhere?: true;
}

/**
 * The providers of all files, and the well-known ones. A setting of a nearer file wins; `package` and `type` exclude
 * each other, so that a nearer `package` replaces a farther `type`, and the other way round.
 */
export function mergeProviders(layers: readonly Layer[]): ReadonlyMap<string, ProviderPlan> {
  const plans = new Map<string, ProviderPlan>();
  for (const [name, type] of Object.entries(wellKnownProviders)) {
    plans.set(name, { name, settings: { type }, place: undefined, packageFile: undefined });
  }
  const mentioned = new Map<string, ProviderPlan>();
  for (const { document, settings } of layers.toReversed()) {
    for (const [name, { value, place }] of settings.providers ?? []) {
      const before = mentioned.get(name);
      mentioned.set(name, {
        name,
        settings: { ...withoutRival(before?.settings ?? {}, value), ...value },
        place,
        packageFile: value.package === undefined ? before?.packageFile : document.path,
      });
    }
  }
  for (const [name, plan] of mentioned) plans.set(name, checked(plan, plans.get(name)?.settings.type));
  return plans;
}

function withoutRival({ type, package: packageName, ...rest }: ProviderSettings, nearer: ProviderSettings) {
  return {
    ...rest,
    ...(type !== undefined && nearer.package === undefined && { type }),
    ...(packageName !== undefined && nearer.type === undefined && { package: packageName }),
  };
}

/** Settings that only some adapters know. */
const knownTo = {
  api: ['openai', 'azure', 'openai_compatible'],
  organization: ['openai'],
  project: ['openai'],
  azure: ['openai'],
  apiVersion: ['openai', 'azure', 'google', 'gemini'],
  batch: ['openai', 'anthropic'],
} as const;

function checked(plan: ProviderPlan, knownType: ProviderSettings['type']): ProviderPlan {
  const { place, settings } = plan;
  if (place === undefined) return plan;
  const isTyped = settings.type !== undefined || settings.package !== undefined;
  const known = isTyped || knownType === undefined ? settings : { ...settings, type: knownType };
  if (known.type === undefined && known.package === undefined) {
    throw placeError(place, 'needs a `type`', 'Add type = "openai", "anthropic", "google", "ollama", ...');
  }
  if (known.type !== undefined && known.package !== undefined) {
    throw placeError(place, 'has both `type` and `package`', 'Keep the one that is meant.');
  }
  if ((known.type === 'azure' || known.type === 'openai_compatible') && known.baseUrl === undefined) {
    throw placeError(place, 'needs a `base_url`', `Say where it is: type "${known.type}" has no address of its own.`);
  }
  for (const [name, types] of Object.entries<readonly string[]>(knownTo)) {
    if (!Object.hasOwn(known, name) || types.some((type) => type === known.type)) continue;
    const key = name === 'apiVersion' ? 'api_version' : name;
    throw placeError(place, `has \`${key}\`, which is only for type ${types.join(' and ')}`, 'Remove it.');
  }
  if (known.options !== undefined && known.package === undefined) {
    throw placeError(place, 'has `options`, which are for a `package`', 'Remove them.');
  }
  return { ...plan, settings: known };
}
