import type { Cascade, CascadeResult } from '@cascade/core';
import type { CallGuard } from '../guardrails/call-guard.js';
import type { AgentResult } from './agent-result.js';
import type { MakeRun } from './run-steps.js';

/** A piece of a streamed answer. `content` is always there, and empty where nothing is to be shown. */
export type AgentChunk<Output = unknown> =
  | { readonly type: 'text'; readonly content: string }
  /** What was shown of this step is taken back; what follows begins anew. Only with optimistic streaming or a restart. */
  | { readonly type: 'retract'; readonly content: '' }
  /** Tools are about to be executed; the next step follows. */
  | { readonly type: 'tools'; readonly content: ''; readonly names: readonly string[] }
  /** The last one. */
  | ({ readonly type: 'done'; readonly content: '' } & Omit<AgentResult<Output>, 'content'> & {
        readonly result: AgentResult<Output>;
      });

/** Makes one run of a cascade, and hands out its text as it comes. */
type StreamRun = (cascade: Cascade, ...asked: Parameters<MakeRun>) => ReturnType<MakeRun>;

/**
 * Streams the steps of a call: `work` makes them by the `ask` that it is given. Where guardrails look at answers, nothing is
 * shown of one before it is whole and they have let it through.
 */
export async function* agentStream(
  work: (ask: StreamRun, onTools: (names: readonly string[]) => void) => Promise<AgentResult>,
  guard?: CallGuard,
): AsyncGenerator<AgentChunk> {
  const chunks: AgentChunk[] = [];
  let wake = (): void => {};
  let isOver = false;
  let isLeft = false;
  const push = (chunk: AgentChunk): void => {
    chunks.push(chunk);
    wake();
  };
  const ask: StreamRun = async (cascade, conversation, options) => {
    const stream = cascade.stream(conversation, options);
    const isHeld = guard?.holdsBack === true;
    let result: CascadeResult | undefined;
    for await (const event of stream) {
      if (isLeft) break;
      if (event.type === 'end') result = event.result;
      else if (isHeld) continue;
      else if (event.type === 'part' && event.part.type === 'text-delta')
        push({ type: 'text', content: event.part.text });
      else if (event.type === 'retract') push({ type: 'retract', content: '' });
    }
    if (result === undefined) return stream.result;
    if (guard !== undefined) result = await guard.result(result);
    if (isHeld && result.text !== '') push({ type: 'text', content: result.text });
    return result;
  };
  const onTools = (names: readonly string[]): void => push({ type: 'tools', content: '', names });
  const done = work(ask, onTools).finally(() => {
    isOver = true;
    wake();
  });
  done.catch(() => {});
  try {
    for (;;) {
      while (chunks.length > 0) yield chunks.shift() as AgentChunk;
      if (isOver) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isOver || chunks.length > 0) resolve();
      });
    }
    const result = await done;
    if (result.cached && result.content !== '') yield { type: 'text', content: result.content };
    const { content: _content, ...rest } = result;
    yield { ...rest, type: 'done', content: '', result };
  } finally {
    isLeft = true;
  }
}
