import type { Awaitable, ChatModel, FinishReason, Json } from '@cascade/core/spec';

/** What the upstream shall answer, in words of no vendor. */
export interface SuiteReply {
  /** The answer's text; in a stream it comes in several pieces. */
  readonly text?: string;
  readonly toolCalls?: readonly { readonly id: string; readonly name: string; readonly input: Json }[];
  readonly finishReason: Extract<FinishReason, 'stop' | 'length' | 'tool-calls' | 'content-filter'>;
  /** Undefined: the upstream reports no usage. */
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
}

/** How the upstream shall fail. */
export type SuiteFault =
  /** Too many requests; the vendor's way of saying how long to wait (`waitMs`) comes with it. */
  | 'rate-limited'
  | 'auth'
  | 'not-found'
  | 'server'
  | 'overloaded'
  | 'bad-request'
  | 'context-overflow'
  /** Status 200 with a page of HTML. */
  | 'html'
  /** Status 200 with nothing. */
  | 'empty'
  /** Status 200 with a body that is not what the wire speaks. */
  | 'garbage'
  /** Nobody listens. */
  | 'refused'
  /** The answer begins, then the connection ends in good order, without the terminal mark. */
  | 'cut'
  /** The answer begins, then comes the vendor's error event. */
  | 'error-in-stream'
  /** The answer begins, then nothing more comes. */
  | 'stall';

/** What a case asks of the upstream. */
export interface Scenario {
  readonly reply: SuiteReply;
  readonly fault?: SuiteFault;
}

/** One request that reached the upstream. */
export interface ReceivedRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The model under test, before an upstream that behaves as the scenario says. */
export interface Harness {
  readonly model: ChatModel;
  /** The transport to call with, if the upstream is not reached by the adapter's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Undefined for providers that need none. */
  readonly key?: string;
  /** Vendor parameters whose value holds `passed-through`. Default `{ suite_marker: 'passed-through' }`. */
  readonly parameters?: Readonly<Record<string, Json>>;
  /** How long its rate limit asks to wait. Default 7,000. */
  readonly waitMs?: number;
  readonly received: () => readonly ReceivedRequest[];
  /** Settles true when the client left before the answer was over. */
  readonly clientLeft: () => Promise<boolean>;
  readonly close?: () => Awaitable<void>;
}

/** Sets the stage for one case. */
export type OpenScenario = (scenario: Scenario) => Awaitable<Harness>;
