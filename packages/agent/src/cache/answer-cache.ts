import { CascadeError, type Clock } from '@cascade/core';
import type { CacheStore, Message } from '@cascade/core/spec';
import type { AgentResult } from '../run/agent-result.js';
import type { AgentCallOptions } from '../run/call-options.js';
import { cacheKey } from './cache-key.js';
import { decodeAnswer, encodeAnswer, givenAgain, isKeepable } from './kept-answer.js';
import { fitsOutput } from './output-schema.js';

export interface AnswerCacheOptions {
  readonly store: CacheStore;
  readonly identity: () => string;
  readonly ttlMs: number;
  readonly isShared: boolean;
  readonly clock: Clock;
}

export interface CachedCall {
  readonly messages: readonly Message[];
  readonly options: AgentCallOptions;
  /** What ends the call: its caller, its time, its scope. */
  readonly signal: AbortSignal | undefined;
  /** Names of the rules and profiles that apply. */
  readonly rules: readonly string[];
  /** Asks. */
  readonly work: () => Promise<AgentResult>;
}

export interface AnswerCache {
  /** What was answered before, or is being answered to somebody else, or else what `work` answers. */
  answer(call: CachedCall): Promise<AgentResult>;
}

/** By key, what somebody is asking now; undefined when he ended without an answer for reasons that are his alone. */
type Asking = Map<string, Promise<AgentResult | undefined>>;

/**
 * Keeps answers in a store. Of many who ask the same at once in this process one asks, and the others wait for him, each as long as
 * his own time allows.
 */
export function createAnswerCache(cache: AnswerCacheOptions): AnswerCache {
  const { clock } = cache;
  const asking: Asking = new Map();

  return {
    async answer(call) {
      const { messages, options, signal, work } = call;
      if (!isCacheable(options)) return work();
      const startedAtMs = clock.now();
      const key = keyOf(cache, call);
      if (key === undefined) return work();
      for (;;) {
        // Whoever has left is told so as by every call.
        if (signal?.aborted) return work();
        const first = asking.get(key);
        if (first === undefined) return lead(asking, key, cache, call);
        const answer = await waitFor(first, signal);
        if (answer === undefined) continue;
        const result = copyOf(answer);
        if (result === 'not to be copied' || !(await fits(result, options))) return work();
        return { ...result, messages: [...messages, ...result.messages], latencyMs: clock.now() - startedAtMs };
      }
    },
  };
}

/** Undefined for what cannot be understood: the cascade says what is wrong with it. */
function keyOf(
  { identity, isShared }: AnswerCacheOptions,
  { messages, options, rules }: CachedCall,
): string | undefined {
  try {
    return cacheKey({ identity: identity(), messages, options, rules, isShared });
  } catch {
    return undefined;
  }
}

/** Nothing is kept of calls that do something. */
function isCacheable({ cache, tools = {} }: AgentCallOptions): boolean {
  return cache !== false && Object.values(tools).every(({ execute }) => execute === undefined);
}

/** From the first look into the store until the answer is in it nobody else asks. */
function lead(asking: Asking, key: string, cache: AnswerCacheOptions, call: CachedCall): Promise<AgentResult> {
  const startedAtMs = cache.clock.now();
  const led = lookUpOrAsk(cache, key, call).finally(() => asking.delete(key));
  const shared = led.catch((error: unknown) => {
    const { signal, options } = call;
    const isLate = cache.clock.now() - startedAtMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const isOwn = signal?.aborted || isLate || (CascadeError.isInstance(error) && ofOneself.has(error.code));
    if (!isOwn) throw error;
    return undefined;
  });
  // Mostly nobody waits.
  shared.catch(() => {});
  asking.set(key, shared);
  return led;
}

/** Undefined when one has to ask by oneself: the first one has left, or had no time or money, or this one leaves. */
async function waitFor(
  first: Promise<AgentResult | undefined>,
  signal: AbortSignal | undefined,
): Promise<AgentResult | undefined> {
  let leave = (): void => {};
  const left = new Promise<undefined>((resolve) => {
    leave = () => resolve(undefined);
  });
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([first, left]);
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

const ofOneself: ReadonlySet<string> = new Set(['aborted', 'budget-exceeded', 'duplicate-run', 'scope-budget']);

/** A store that fails costs nobody an answer. */
async function lookUpOrAsk(cache: AnswerCacheOptions, key: string, call: CachedCall): Promise<AgentResult> {
  const { store, ttlMs, clock } = cache;
  const startedAtMs = clock.now();
  const problems: string[] = [];
  const kept = await lookUp(store, key, startedAtMs, call).catch((error) => void problems.push(problemOf(error)));
  if (kept !== undefined) return { ...kept, latencyMs: clock.now() - startedAtMs };
  const result = await call.work();
  if (isKeepable(result)) {
    try {
      await store.set(key, encodeAnswer(result), clock.now() + ttlMs);
    } catch (error) {
      problems.push(problemOf(error));
    }
  }
  return problems.length === 0 ? result : { ...result, warnings: [...result.warnings, ...problems] };
}

async function lookUp(
  store: CacheStore,
  key: string,
  nowMs: number,
  { messages, options }: CachedCall,
): Promise<AgentResult | undefined> {
  const text = await store.get(key, nowMs);
  const result = text === undefined ? undefined : decodeAnswer(text, messages);
  return result !== undefined && (await fits(result, options)) ? result : undefined;
}

async function fits({ object }: AgentResult, { output }: AgentCallOptions): Promise<boolean> {
  return output === undefined || fitsOutput(object, output);
}

/** For one of those who waited: nothing of it is shared. Of the messages the answer alone. */
function copyOf({ messages, ...result }: AgentResult): AgentResult | 'not to be copied' {
  try {
    return structuredClone(givenAgain({ ...result, messages: messages.slice(-1) }));
  } catch {
    // What a schema made of the answer holds a function, or the like.
    return 'not to be copied';
  }
}

function problemOf(error: unknown): string {
  return `cache: ${error instanceof Error ? error.message : String(error)}`;
}
