import type { Awaitable, Provider } from '@cascade/core/spec';

/** What a factory is told. */
export interface ProviderFactorySettings {
  readonly baseUrl?: string;
}

export type ProviderFactory = (settings: ProviderFactorySettings) => Awaitable<Provider>;

const factories = new Map<string, ProviderFactory>();

/** Makes a provider of your own known by name, for all agents of this process. A later one of the same name wins. */
export function registerProvider(name: string, factory: ProviderFactory): void {
  factories.set(name, factory);
}

export function registeredProvider(name: string): ProviderFactory | undefined {
  return factories.get(name);
}
