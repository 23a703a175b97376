import type { CallContext } from '../spec/call-context.js';
import type { ChatResponse, Finish, Usage } from '../spec/chat-response.js';
import type { ChatRequest, Part } from '../spec/conversation.js';
import type { Failure } from '../spec/failure.js';
import type { CostBasis } from '../spec/price.js';
import type { OperationKind } from '../spec/run-store.js';
import type { StreamPart } from '../spec/stream-part.js';
import type { Entry } from './resolved-cascade.js';

/** Something the caller is handed while the answer comes. */
export type Delivery =
  /** `final` false: it may still be taken back. */
  | { readonly type: 'part'; readonly part: StreamPart; readonly final?: false }
  | { readonly type: 'head'; readonly status: number; readonly headers: Headers }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

/** What a call does, in the terms of the loop: it lives, it delivers, it has answered. */
export type Signal<Answer> =
  | { readonly type: 'alive' }
  /** `isContent` false: held back until the first content, since it may still be taken back unseen. */
  | { readonly type: 'delivery'; readonly delivery: Delivery; readonly isContent: boolean }
  | { readonly type: 'answer'; readonly answer: Answer };

/** What the loop needs to know of an answer, whatever it is. */
export interface AnswerFacts {
  readonly usage: Usage;
  readonly costUsd?: number | undefined;
  readonly costBasis?: CostBasis | undefined;
  readonly warnings?: readonly string[] | undefined;
}

/** One of the things that the loop can do with an entry: generate, stream, embed, forward. */
export interface Operation<Answer> {
  readonly kind: OperationKind;
  /** Time to the first content and between contents is limited. */
  readonly streamed: boolean;
  /** Why this entry cannot serve; undefined when it can. */
  unfit(entry: Entry): string | undefined;
  open(entry: Entry, context: CallContext): AsyncIterable<Signal<Answer>>;
  /** A failure that the answer itself is: empty, filtered, of the wrong shape. */
  check?(answer: Answer, contentSent: boolean): Promise<Failure | undefined> | Failure | undefined;
  facts(answer: Answer): AnswerFacts;
  /** Bytes of what is sent, where it is no conversation. */
  readonly inputBytes?: number;
  /** The conversation, where there is one. */
  readonly request?: ChatRequest;
  /** The same with another conversation. */
  again?(request: ChatRequest): Operation<Answer>;
  /** The answer as the gate sees it; undefined where there is nothing to judge. */
  draft?(answer: Answer): ChatResponse;
  /** What the vendor said when the answer ended; undefined where there is no such thing. */
  finish?(answer: Answer): Finish;
  /** What had arrived of an answer that broke. */
  partial?(): readonly Part[];
}
