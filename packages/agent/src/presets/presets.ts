import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import type { ModelOptions } from '../models/model-options.js';
import { withMore } from './with-more.js';

type Preset = Pick<CascadeAgentOptions, 'models' | 'opinions'>;

const model = (provider: string, name: string): ModelOptions => ({ provider, name });

/** Models that were there in November 2026, from cheap to dear, with another family for second opinions. */
export const presets = {
  /** A good drafter, a strong model behind it. */
  balanced: {
    models: [model('openai', 'gpt-5.6-luna'), model('anthropic', 'claude-sonnet-5-5')],
    opinions: [model('anthropic', 'claude-haiku-5-5')],
  },
  /** The cheapest drafter. */
  costOptimized: {
    models: [model('openai', 'gpt-5-nano'), model('openai', 'gpt-5.6-terra')],
    opinions: [model('anthropic', 'claude-haiku-5-5')],
  },
  /** Both on fast hardware. */
  ultraFast: {
    models: [model('groq', 'llama-3.1-8b-instant'), model('groq', 'llama-3.3-70b-versatile')],
  },
  anthropicOnly: {
    models: [model('anthropic', 'claude-haiku-5-5'), model('anthropic', 'claude-opus-5-5')],
  },
  openaiOnly: {
    models: [model('openai', 'gpt-5.6-luna'), model('openai', 'gpt-5.6')],
    opinions: [model('openai', 'gpt-5-nano')],
  },
  /** Ollama on this machine, which costs nothing: `ollama pull llama3.2` and `ollama pull qwen3`. */
  freeLocal: {
    models: [model('ollama', 'llama3.2'), model('ollama', 'qwen3')],
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

/**
 * The options of a preset, with what you want otherwise.
 *
 * @throws ConfigurationError when there is no preset of that name
 */
export function createPreset(name: PresetName, more: Partial<CascadeAgentOptions> = {}): CascadeAgentOptions {
  if (!Object.hasOwn(presets, name)) {
    throw new ConfigurationError(`There is no preset "${name}"; there are ${Object.keys(presets).join(', ')}`);
  }
  return withMore(presets[name], more);
}
