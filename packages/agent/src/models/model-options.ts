import type { EntryOptions, EntryParameters } from '@cascade/core';
import type { Provider } from '@cascade/core/spec';
import type { Complexity } from '@cascade/quality';

/** Thinking only about what is demanding enough. Below that a model does as it does by itself. */
export interface ReasoningFrom {
  readonly effort: 'low' | 'medium' | 'high';
  /** The least complexity of a question, as the gate sees it. */
  readonly from: Complexity;
}

/** What a model is asked with. */
export interface ModelParameters extends Omit<EntryParameters, 'reasoning'> {
  /** How much the model thinks first, about every question or `from` a complexity on. */
  readonly reasoning?: EntryParameters['reasoning'] | ReasoningFrom;
}

/** One model of an agent. */
export interface ModelOptions {
  /** The vendor's own name of the model. */
  readonly name: string;
  /**
   * A vendor's name in any spelling (`openai`, `claude_code`, `x.ai`), a name given to `registerProvider`, which wins, or a
   * provider. The adapter's package is loaded at the first call.
   */
  readonly provider: string | Provider;
  /**
   * US dollars per 1,000 tokens, input and output alike: costs then say `blended`. Default: the table of @cascade/prices, and 0
   * for a server of one's own (`ollama`, `lmstudio`, `vllm`) and for a subscription (`claude_code`).
   */
  readonly cost?: number;
  /** US dollars per million tokens, input and output apart, instead of `cost`. Default: the table of @cascade/prices. */
  readonly price?: EntryOptions['price'];
  /** Key of the entry in logs. Default `provider/name`. */
  readonly alias?: string;
  /** Where calls go. Default: the vendor's own address. */
  readonly baseUrl?: string;
  /** One key, or several, which then are a pool. Default: the vendor's variable in the environment, or in `.env`. */
  readonly apiKey?: string | readonly string[];
  /** Which of several keys is tried first. Default `round-robin`. */
  readonly keyRotation?: 'round-robin' | 'least-used' | 'random';
  /** What the model is asked with, where a call says nothing else. */
  readonly parameters?: ModelParameters;
  /** Marks prompts for the vendor's cache. Default false. */
  readonly cacheControl?: boolean;
  /** What `require: { region }` of a call asks for. */
  readonly region?: string;
  /** Of each of its attempts, in milliseconds. Default: the agent's. */
  readonly timeouts?: EntryOptions['timeouts'];
  /** Whether it can call tools. Default: what the adapter or the price table knows. */
  readonly supportsTools?: boolean;
  readonly limits?: EntryOptions['limits'];
  /** Instead of the agent's. */
  readonly retry?: EntryOptions['retry'];
  /** Instead of the agent's. */
  readonly cooldown?: EntryOptions['cooldown'];
  /** For the selections `weighted` and `least-busy`: how much of the load it shall have. Default 1. */
  readonly weight?: number;
  /** What `require` of a call may ask for, beside the region. */
  readonly tags?: EntryOptions['tags'];
  /** An embedding model, among `opinions` only: name its key in `quality: { opinion: { embedding } }`. Default false. */
  readonly embedding?: boolean;
  /** How long it takes, in milliseconds, as far as you know: for the selection `fastest`, until it is measured. */
  readonly speedMs?: number;
}
