import type { WireTokenLogprob } from '../chat/chat-wire.js';

/** What is read of an answer of the Responses API; everything is optional, since compatible servers send less. */
export interface WireResponse {
  readonly id?: string;
  readonly model?: string;
  readonly status?: string;
  readonly error?: unknown;
  readonly incomplete_details?: { readonly reason?: string } | null;
  readonly output?: readonly WireItem[];
  readonly usage?: WireResponsesUsage | null;
}

export interface WireItem {
  readonly type?: string;
  readonly id?: string;
  readonly phase?: string | null | undefined;
  readonly call_id?: string | null;
  readonly name?: string | null;
  readonly arguments?: unknown;
  readonly content?: unknown;
  readonly summary?: readonly { readonly text?: string }[];
  readonly encrypted_content?: string | null;
}

/** The pieces of a message; other items use the same name for other things. */
export function contentOf(item: WireItem): readonly WireContent[] {
  return item.type === 'message' && Array.isArray(item.content) ? item.content : [];
}

export interface WireContent {
  readonly type?: string;
  readonly text?: string;
  readonly refusal?: string;
  readonly logprobs?: readonly WireTokenLogprob[];
}

export interface WireResponsesUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly input_tokens_details?: { readonly cached_tokens?: number; readonly cache_write_tokens?: number } | null;
  readonly output_tokens_details?: { readonly reasoning_tokens?: number } | null;
}

/** An event of a stream. */
export interface WireEvent {
  readonly type?: string;
  readonly delta?: string;
  readonly output_index?: number;
  readonly item?: WireItem;
  readonly response?: WireResponse;
  readonly logprobs?: readonly WireTokenLogprob[];
}
