/**
 * What is read of a Chat Completions answer: the SDK's types promise more than the field's servers send, so everything
 * is optional here, and only what is used is named.
 */
export interface WireAnswer {
  readonly id?: string;
  readonly model?: string;
  readonly choices?: readonly WireChoice[];
  readonly usage?: WireUsage | null;
  readonly x_groq?: { readonly usage?: WireUsage | null } | null;
  readonly error?: unknown;
}

export interface WireChoice {
  readonly index?: number;
  readonly message?: WireMessage | null;
  readonly delta?: WireMessage | null;
  readonly finish_reason?: string | null;
  readonly logprobs?: WireLogprobs | null;
  readonly usage?: WireUsage | null;
}

export interface WireMessage {
  readonly content?: string | readonly WireContentPart[] | null;
  readonly refusal?: string | null;
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
  readonly reasoning_text?: string | null;
  readonly reasoning_details?: readonly unknown[] | null;
  readonly tool_calls?: readonly WireToolCall[] | null;
}

export interface WireContentPart {
  readonly type?: string;
  readonly text?: string;
  readonly thinking?: readonly { readonly text?: string }[];
}

export interface WireToolCall {
  readonly index?: number;
  readonly id?: string;
  readonly function?: { readonly name?: string; readonly arguments?: string | object | null };
  readonly extra_content?: unknown;
}

export interface WireLogprobs {
  readonly content?: readonly WireTokenLogprob[] | null;
  /** Another form of the same (Together). */
  readonly tokens?: readonly string[];
  readonly token_logprobs?: readonly (number | null)[];
  readonly top_logprobs?: readonly (Readonly<Record<string, number>> | null)[];
}

export interface WireTokenLogprob {
  readonly token?: string;
  readonly logprob?: number;
  readonly top_logprobs?: readonly WireTokenLogprob[];
}

export interface WireUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly total_tokens?: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number; readonly cache_write_tokens?: number } | null;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number } | null;
  readonly prompt_cache_hit_tokens?: number;
  readonly cached_tokens?: number;
  readonly reasoning_tokens?: number;
  readonly cost?: number;
  readonly cost_in_usd_ticks?: number;
}
