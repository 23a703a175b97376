import type { CompleteReply } from './complete-reply.js';
import type { FailureKind } from './failure-kind.js';
import type { Framing } from './framing.js';
import type { IncomingRequest } from './incoming-request.js';
import type { Json } from './json.js';
import type { Memory } from './memory.js';
import type { ProtocolName } from './protocol-name.js';
import type { Question } from './question.js';
import type { Seal } from './seal.js';
import type { SeededRandom } from './seeded-random.js';

/**
 * One event of a stream. `mark` says what it is for, so that faults can aim: `open` before any content, `content`,
 * `finish` the terminal mark without which the stream is incomplete, `after` what follows it, `ping` keep-alives.
 */
export interface WireEvent {
  readonly event?: string;
  readonly data: unknown;
  readonly mark: 'open' | 'content' | 'finish' | 'after' | 'ping';
}

/** A refusal or an outage, before its protocol gives it the vendor's form. Missing fields come from the kind. */
export interface WireFailure {
  readonly kind: FailureKind;
  readonly status?: number;
  readonly message?: string;
  readonly param?: string | null;
  readonly code?: string | number | null;
  readonly type?: string;
  /** More fields for the error object (`details`, `failed_generation`, ...). */
  readonly extra?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the whole body, for vendors whose errors look different. */
  readonly body?: unknown;
}

/** A failure whose status and message are decided. */
export type CompleteFailure = WireFailure & { readonly status: number; readonly message: string };

/** Everything that is needed to render one answer. */
export interface RenderContext {
  readonly incoming: IncomingRequest;
  readonly question: Question;
  readonly random: SeededRandom;
  readonly seal: Seal;
  readonly memory: Memory;
  readonly nowMs: number;
}

/** What a protocol may use while it reads and checks a request. */
export interface ReadContext {
  readonly seal: Seal;
  readonly memory: Memory;
}

/** One wire protocol: reads requests, checks them as strictly as the vendor does, and renders answers. */
export interface Protocol {
  readonly name: ProtocolName;
  readonly contentType: { readonly unary: string; readonly stream: string };
  readonly framing: Framing;
  /** Checks the key. */
  authenticate(incoming: IncomingRequest): WireFailure | undefined;
  /** Reads the request. Called before `validate`, so it must survive any body. */
  read(incoming: IncomingRequest, context: ReadContext): Question;
  /** Refuses what the vendor would refuse. */
  validate(incoming: IncomingRequest, context: ReadContext): WireFailure | undefined;
  /** Response headers of the vendor, besides content type. */
  headers(random: SeededRandom, nowMs: number, incoming: IncomingRequest): Record<string, string>;
  /** The body of an answer that is not streamed. */
  body(reply: CompleteReply, context: RenderContext): unknown;
  /** The events of a streamed answer. Absent where the protocol has no streams. */
  events?(reply: CompleteReply, context: RenderContext): WireEvent[];
  /** The vendor's error body. */
  failureBody(failure: CompleteFailure, requestId: string, incoming: IncomingRequest): unknown;
  /** What the vendor puts into a stream that fails after its headers. */
  failureEvents?(failure: CompleteFailure): WireEvent[];
}
