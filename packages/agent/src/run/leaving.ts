import type { AgentChunk } from './agent-stream.js';

/** Whoever leaves the loop cancels the call, also while its next chunk is awaited. */
export function leaving(chunks: AsyncGenerator<AgentChunk>, controller: AbortController): AsyncGenerator<AgentChunk> {
  let isLeft = false;
  const cancel = (): void => {
    isLeft = true;
    controller.abort(new DOMException('The caller left', 'AbortError'));
  };
  const next = async (): Promise<IteratorResult<AgentChunk>> => {
    try {
      return await chunks.next();
    } catch (error) {
      // Nobody waits for it any more.
      if (isLeft) return { done: true, value: undefined };
      throw error;
    }
  };
  return Object.assign(Object.create(chunks), {
    next,
    return(value: unknown) {
      cancel();
      return chunks.return(value);
    },
    throw(error: unknown) {
      cancel();
      return chunks.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  });
}
