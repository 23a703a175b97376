import type { ForwardResult } from '../spec/cascade-event.js';
import { beginOf } from './begin.js';
import type { Cascade } from './cascade.js';
import type { RunOptions } from './cascade-options.js';
import { type CascadeStream, RunStream } from './cascade-stream.js';
import { forwardOperation } from './operations/forward-operation.js';

/**
 * Passes a request body through untouched, by the entries of a cascade that speak this wire. The response comes as
 * `head` and `bytes` events.
 */
export function forward(
  cascade: Cascade,
  wire: string,
  body: Uint8Array,
  options?: RunOptions,
): CascadeStream<ForwardResult> {
  const start = beginOf(cascade)(options, {
    operation: forwardOperation(wire, body),
    conversation: undefined,
    toResult: ({ answer: { status, headers } }, summary): ForwardResult => ({ status, headers, ...summary }),
  });
  return new RunStream(start);
}
