import type { Failure, Finish, Part, StreamPart } from '@cascade/core/spec';

/** What a scripted model does with one call. A plain text is an answer of that text. */
export type ScriptedReply =
  | string
  | {
      /** The answer's text. */
      readonly text?: string;
      /** How the text is cut into deltas. Default: one for each word. */
      readonly chunks?: readonly string[];
      /** Parts besides the text, such as tool calls, after it. */
      readonly content?: readonly Part[];
      /** Stream parts sent before the answer, such as `alive`. */
      readonly before?: readonly StreamPart[];
      readonly finish?: Partial<Finish>;
      /** The call fails with this; in a stream after `text`, if there is one. */
      readonly failure?: Partial<Failure> & Pick<Failure, 'class'>;
      /** Something that no adapter should throw is thrown. */
      readonly throws?: unknown;
      /** Time before anything comes, on the model's clock. */
      readonly delayMs?: number;
      /** Time before each chunk of a stream. */
      readonly chunkDelayMs?: number;
      /** After the text nothing more comes, ever, and the signal is not listened to. */
      readonly hangs?: boolean;
      /** The answer is cut off: a stream ends without its terminal mark, a whole answer fails. */
      readonly isCut?: boolean;
    };

/** A reply that is not a plain text. */
export type FullReply = Exclude<ScriptedReply, string>;

export function fullReply(reply: ScriptedReply): FullReply {
  return typeof reply === 'string' ? { text: reply } : reply;
}
