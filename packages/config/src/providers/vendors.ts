/** Vendors that speak OpenAI's protocol, each with its variables. */
const presets = {
  cerebras: ['CEREBRAS_API_KEY'],
  deepseek: ['DEEPSEEK_API_KEY'],
  fireworks: ['FIREWORKS_API_KEY'],
  groq: ['GROQ_API_KEY'],
  huggingface: ['HF_TOKEN', 'HF_API_KEY'],
  litellm: ['LITELLM_API_KEY'],
  lmstudio: ['LM_API_TOKEN'],
  mistral: ['MISTRAL_API_KEY'],
  openrouter: ['OPENROUTER_API_KEY'],
  together: ['TOGETHER_API_KEY'],
  vllm: ['VLLM_API_KEY'],
  xai: ['XAI_API_KEY'],
} as const;

type Preset = keyof typeof presets;

/** Whose API a provider speaks. */
export type ProviderType =
  | 'openai'
  | 'anthropic'
  | 'google'
  | 'ollama'
  | 'azure'
  | 'openai_compatible'
  | 'claude_code'
  | Preset;

/** What a file may say for `type`. The older tool says `gemini`. */
export const providerTypes = [
  'openai',
  'anthropic',
  'gemini',
  'google',
  'ollama',
  'azure',
  'openai_compatible',
  'claude_code',
  ...presetNames(),
] as const;

/** A first-party adapter. */
export interface Adapter {
  /** With the entry, where that is not the main one. */
  readonly packageName: string;
  readonly factory: string;
  /** Variables that hold the vendor's key, for a provider that bears the vendor's own name. */
  readonly environment: readonly string[];
}

const openai = '@cascade/providers-openai';

function preset(name: Preset, factory: string): Adapter {
  return { packageName: `${openai}/presets`, factory, environment: presets[name] };
}

export const adapters: Readonly<Record<ProviderType, Adapter>> = {
  openai: { packageName: openai, factory: 'createOpenAI', environment: ['OPENAI_API_KEY'] },
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
  azure: { packageName: openai, factory: 'azureOpenAI', environment: ['AZURE_OPENAI_API_KEY'] },
  openai_compatible: { packageName: openai, factory: 'openaiCompatible', environment: [] },
  claude_code: { packageName: '@cascade/providers-claude-code', factory: 'createClaudeCode', environment: [] },
  cerebras: preset('cerebras', 'createCerebras'),
  deepseek: preset('deepseek', 'createDeepSeek'),
  fireworks: preset('fireworks', 'createFireworks'),
  groq: preset('groq', 'createGroq'),
  huggingface: preset('huggingface', 'createHuggingFace'),
  litellm: preset('litellm', 'createLiteLLM'),
  lmstudio: preset('lmstudio', 'createLMStudio'),
  mistral: preset('mistral', 'createMistral'),
  openrouter: preset('openrouter', 'createOpenRouter'),
  together: preset('together', 'createTogether'),
  vllm: preset('vllm', 'createVLLM'),
  xai: preset('xai', 'createXAI'),
};

/** Providers that are there without being set up. */
export const wellKnownProviders: Readonly<Record<string, ProviderType>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'google',
  gemini: 'google',
  ollama: 'ollama',
  claude_code: 'claude_code',
  ...Object.fromEntries(presetNames().map((name) => [name, name])),
};

/** Those that people are told of before they have set up any. */
export const principalProviders: ReadonlySet<string> = new Set(['openai', 'anthropic', 'google', 'ollama']);

/** The older tool says `gemini`. */
export function vendorOf(type: ProviderType | 'gemini'): ProviderType {
  return type === 'gemini' ? 'google' : type;
}

/** The type of a provider that bears a vendor's own name. */
export function vendorNamed(name: string): ProviderType | undefined {
  return Object.hasOwn(wellKnownProviders, name) ? wellKnownProviders[name] : undefined;
}

/** Whether a provider of this type reaches that vendor: presets can be spelled out as `openai` with an address. */
export function reaches(type: ProviderType | 'gemini', vendor: ProviderType): boolean {
  const isSpelledOut = type === 'openai' || type === 'openai_compatible' || type === 'ollama';
  return vendorOf(type) === vendor || (isSpelledOut && Object.hasOwn(presets, vendor));
}

function presetNames(): readonly Preset[] {
  // The keys of an object of ours.
  return Object.keys(presets) as Preset[];
}
