import { AsyncLocalStorage } from 'node:async_hooks';
import { AgentDepthError } from './agent-depth-error.js';

/** Where a call of an agent is made: outside of all, or in a tool of another call. */
export interface Nesting {
  /** How many calls are around it. */
  readonly depth: number;
  /** Aborted when the tool is. */
  readonly signal: AbortSignal;
}

const current = new AsyncLocalStorage<Nesting>();

/** Does the work of a tool: the calls of agents in it are one deeper, and end with it. */
export function asTool<T>({ depth, signal }: Nesting, work: () => T): T {
  return current.run({ depth: depth + 1, signal }, work);
}

/** @throws AgentDepthError when agents call each other deeper than that */
export function enterCall(maxDepth: number): Partial<Nesting> & Pick<Nesting, 'depth'> {
  const around = current.getStore() ?? { depth: 0 };
  if (around.depth >= maxDepth) throw new AgentDepthError(maxDepth);
  return around;
}
