import type { Awaitable } from './awaitable.js';
import type { Json } from './json.js';

/**
 * Data that only one vendor understands, such as the signature of a reasoning block.
 * It goes back to that vendor unchanged, and falls off when the conversation crosses to another provider.
 */
export interface VendorData {
  readonly provider: string;
  readonly data: Json;
}

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  readonly vendor?: VendorData;
}

/** What the model thought before it answered, as far as the vendor shows it. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  readonly vendor?: VendorData;
}

/** An image, a document or a sound: its bytes, or a URL that the vendor fetches itself. */
export interface MediaPart {
  readonly type: 'media';
  /** For instance `image/png`; `image/*` where a URL does not say more. */
  readonly mediaType: string;
  readonly data: Uint8Array | URL;
  readonly vendor?: VendorData;
}

/** The model asks for a tool to be run. */
export interface ToolCallPart {
  readonly type: 'tool-call';
  readonly id: string;
  readonly name: string;
  /** The arguments; `{}` for a call without any. */
  readonly input: Json;
  readonly vendor?: VendorData;
}

/** What a tool answered; `id` and `name` are those of the call. */
export interface ToolResultPart {
  readonly type: 'tool-result';
  readonly id: string;
  readonly name: string;
  readonly output: Json;
  readonly isError?: boolean;
  readonly vendor?: VendorData;
}

export type Part = TextPart | ReasoningPart | MediaPart | ToolCallPart | ToolResultPart;

export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string | readonly Part[];
}

export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** JSON schema of the arguments. */
  readonly inputSchema: Json;
  /** What a call of it may do, in words of the caller's, such as `read` or `write`. For gates; no vendor is told. */
  readonly risk?: string;
}

export type ToolChoice = 'auto' | 'none' | 'required' | { readonly name: string };

/** A JSON answer of a given shape. Adapters ask for it; the engine validates what comes back, once. */
export interface OutputSchema {
  /** 1 to 64 characters of `[a-zA-Z0-9_-]`. */
  readonly name: string;
  readonly jsonSchema: Json;
  /** Returns what is wrong with a parsed answer: nothing for a good one. */
  readonly validate?: (value: unknown) => Awaitable<readonly string[]>;
}

/** What the user asks: messages, tools, and how the answer should be made. Vendor-neutral. */
export interface ChatRequest {
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[];
  /** Default: the vendor's, which is `auto` when there are tools. */
  readonly toolChoice?: ToolChoice;
  /** Default true; `false` asks for at most one tool call in an answer, where the vendor can. */
  readonly parallelToolCalls?: boolean;
  readonly output?: OutputSchema;
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  readonly reasoning?: 'off' | 'low' | 'medium' | 'high';
  /** Ask for log-probabilities of the answer's tokens with this many alternatives each, 0 to 20. */
  readonly logprobs?: number;
  /** Mark the prompt for the vendor's prompt cache, where that has to be asked for. */
  readonly cachePrompt?: boolean;
  /** The vendor's own parameters under the vendor's own names, passed through as they are. */
  readonly parameters?: Readonly<Record<string, Json>>;
}
