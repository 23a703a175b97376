import type { Finish, TokenLogprob } from './chat-response.js';
import type { Part } from './conversation.js';

/**
 * What an adapter yields while an answer streams.
 *
 * Grammar: `alive* ( (text-delta | reasoning-delta | tool-input-start | tool-input-delta | part | alive)* finish )`.
 * Deltas of one part share an `index`; indices count up in order of appearance. A tool call is announced by
 * `tool-input-start`, may send deltas, and is completed by exactly one `part`. Text and reasoning need a `part` only to
 * attach vendor data; it then repeats the whole text. `finish` is mandatory and last: a stream without it failed.
 */
export type StreamPart =
  | {
      readonly type: 'text-delta' | 'reasoning-delta';
      readonly index: number;
      readonly text: string;
      readonly logprobs?: readonly TokenLogprob[];
    }
  | { readonly type: 'tool-input-start'; readonly index: number; readonly id: string; readonly name: string }
  | { readonly type: 'tool-input-delta'; readonly index: number; readonly json: string }
  /** A part is whole: a tool call with its parsed input, or a text or reasoning with its vendor data. */
  | { readonly type: 'part'; readonly index: number; readonly part: Part }
  /** The vendor has begun or is still there (opening event, role, ping): proves life, is not content. */
  | { readonly type: 'alive' }
  | { readonly type: 'finish'; readonly finish: Finish };
