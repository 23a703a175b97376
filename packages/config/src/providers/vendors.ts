/** Whose API a provider speaks. */
export type ProviderType = 'openai' | 'anthropic' | 'google' | 'ollama';

/** A first-party adapter. */
export interface Adapter {
  readonly packageName: string;
  readonly factory: string;
  /** Variables that hold the vendor's key, for a provider that bears the vendor's own name. */
  readonly environment: readonly string[];
}

export const adapters: Readonly<Record<ProviderType, Adapter>> = {
  openai: { packageName: '@cascade/providers-openai', factory: 'createOpenAI', environment: ['OPENAI_API_KEY'] },
  anthropic: {
    packageName: '@cascade/providers-anthropic',
    factory: 'createAnthropic',
    environment: ['ANTHROPIC_API_KEY'],
  },
  google: {
    packageName: '@cascade/providers-google',
    factory: 'createGoogle',
    environment: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'],
  },
  // Its variable is for the cloud of Ollama alone, and the adapter knows when it is that.
  ollama: { packageName: '@cascade/providers-ollama', factory: 'createOllama', environment: [] },
};

/** Providers that are there without being set up. */
export const wellKnownProviders = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  gemini: 'google',
  ollama: 'ollama',
} as const satisfies Readonly<Record<string, ProviderType>>;

/** The older tool says `gemini`. */
export function vendorOf(type: ProviderType | 'gemini'): ProviderType {
  return type === 'gemini' ? 'google' : type;
}

/** The type of a provider that bears a vendor's own name. */
export function vendorNamed(name: string): ProviderType | undefined {
  const known: Readonly<Record<string, ProviderType>> = wellKnownProviders;
  return Object.hasOwn(known, name) ? known[name] : undefined;
}
