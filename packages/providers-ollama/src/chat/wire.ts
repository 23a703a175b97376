import type { Json } from '@cascade/core/spec';

/** What is read of an answer of `/api/chat` or a line of one; everything is optional, and only what is used is named. */
export interface WireAnswer {
  readonly model?: string;
  readonly message?: WireMessage;
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly logprobs?: readonly WireLogprob[] | null;
  readonly error?: unknown;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
}

export interface WireMessage {
  readonly content?: string | null;
  readonly thinking?: string | null;
  readonly tool_calls?: readonly WireCall[] | null;
}

export interface WireCall {
  readonly id?: string;
  readonly function?: { readonly name?: string; readonly arguments?: Json };
}

export interface WireLogprob {
  readonly token?: string;
  readonly logprob?: number;
  readonly top_logprobs?: readonly WireLogprob[] | null;
}
