/**
 * What is read of the Messages API: compatible servers send less than the SDK's types promise, so everything is optional
 * here, and only what is used is named.
 */
export interface WireAnswer {
  readonly id?: string;
  readonly model?: string;
  readonly content?: readonly WireBlock[] | null;
  readonly stop_reason?: string | null;
  readonly usage?: WireUsage | null;
}

export interface WireBlock {
  readonly type?: string;
  readonly text?: string;
  readonly thinking?: string;
  readonly signature?: string;
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
}

export interface WireUsage {
  readonly input_tokens?: number | null;
  readonly output_tokens?: number | null;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly cache_creation?: { readonly ephemeral_1h_input_tokens?: number | null } | null;
  readonly output_tokens_details?: { readonly thinking_tokens?: number | null } | null;
}

export interface WireEvent {
  readonly type?: string;
  readonly index?: number;
  readonly message?: WireAnswer | null;
  readonly content_block?: WireBlock | null;
  readonly delta?: WireDelta | null;
  readonly usage?: WireUsage | null;
}

export interface WireDelta {
  readonly type?: string;
  readonly text?: string;
  readonly thinking?: string;
  readonly signature?: string;
  readonly partial_json?: string;
  readonly stop_reason?: string | null;
}
