import type { Signal } from '../operation.js';

/** A call that only answers. Not a generator, which would cost more than the rest of the way. */
export function answerOnce<Answer>(ask: () => Promise<Answer>): AsyncIterable<Signal<Answer>> {
  const next = async (): Promise<IteratorResult<Signal<Answer>>> => ({
    done: false,
    value: { type: 'answer', answer: await ask() },
  });
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
