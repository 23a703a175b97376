import type { Framing } from './framing.js';
import type { Protocol, RenderContext, WireEvent, WireFailure } from './protocol.js';
import type { ProtocolName } from './protocol-name.js';
import type { Reply } from './reply.js';
import type { Step } from './step.js';

/** The architecture's failure classes, and `none` for a fault that a good client survives with a whole answer. */
export type ExpectedClass =
  | 'rate-limited'
  | 'overloaded'
  | 'server'
  | 'network'
  | 'timeout'
  | 'invalid-response'
  | 'auth'
  | 'billing'
  | 'not-found'
  | 'unsupported'
  | 'bad-request'
  | 'context-overflow'
  | 'content-filter'
  | 'aborted'
  | 'none';

/** Whether an answer is whole or streamed. */
export type AnswerMode = 'unary' | 'stream';

/** What a fault is told. */
export interface FaultContext extends RenderContext {
  readonly protocol: Protocol;
  readonly mode: AnswerMode;
  /** How long slow and stalled answers take, in milliseconds. */
  readonly slowMs: number;
  /** The URL of a second origin that answers nothing useful and records what it is sent. */
  trapUrl(): Promise<string>;
}

/** One way in which a service misbehaves. Selected by name; see `faults`. */
export interface Fault {
  /** Lower-case words with hyphens; fit for a header, a path and a model suffix. */
  readonly name: string;
  /** What happens on the wire. */
  readonly description: string;
  /** The kinds of answer it applies to. */
  readonly modes: readonly AnswerMode[];
  /** The protocols it applies to; all of them when absent. */
  readonly protocols?: readonly ProtocolName[];
  /** The failure class that must be reported, or `none` when the whole answer must be delivered. */
  readonly expectedClass: ExpectedClass;
  /** Where one protocol needs another class. */
  readonly expectedByProtocol?: Readonly<Partial<Record<ProtocolName, ExpectedClass>>>;
  /** The adapter delivers an answer; the engine, which looks at what answers say, makes it the failure. */
  readonly noticedBy?: 'engine';
  /** Other classes that are right too, where the vendor's words leave room. */
  readonly alsoAccepted?: readonly ExpectedClass[];
  /** The wait that an adapter must read out of the answer, in milliseconds. A date is right within a second. */
  readonly expectedRetryAfterMs?: number;
  /** The answer never comes by itself: the client needs a timer of its own (below `slowMs`). */
  readonly needsTimeout?: boolean;
}

/** A fault with what it does. Each part rewrites one stage of the answer; absent parts leave their stage alone. */
export interface FaultBehaviour extends Fault {
  /** Refuses instead of answering. */
  fail?(context: FaultContext): WireFailure;
  /** Changes what the model says. */
  reply?(reply: Reply, context: FaultContext): Reply;
  /** Changes the body of an answer that is not streamed. */
  body?(body: unknown, context: FaultContext): unknown;
  /** Changes the events of a stream. */
  events?(events: readonly WireEvent[], context: FaultContext): readonly WireEvent[];
  /** Changes how events become bytes. */
  framing?(framing: Framing): Framing;
  /** Changes what is done on the wire. */
  steps?(steps: readonly Step[], context: FaultContext): readonly Step[] | Promise<readonly Step[]>;
}
