import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { BudgetExceededError, ConfigurationError } from '@cascade/core';
import type { Awaitable } from '@cascade/core/spec';
import { pMapIterable } from 'p-map';

/** What became of an item: a failure is a value. */
export type BatchOutcome<Result> =
  | { readonly index: number; readonly result: Result }
  | { readonly index: number; readonly error: unknown };

export interface BatchWork<Item, Result> {
  /** Makes an item's result. What it throws is that item's outcome. */
  ask(item: Item, index: number, signal: AbortSignal): Promise<Result>;
  /** Hears of each item when it is done, in the order in which they are. What it throws ends the batch. */
  done?(outcome: BatchOutcome<Result>, item: Item): Awaitable<void>;
}

export interface RunInOrderOptions {
  /** How many are asked at once, at least 1. Default 4. */
  readonly concurrency?: number;
  /**
   * Once a budget has refused an item ask nothing more: each that is left fails with `budget-exceeded`, and the first refusal is
   * its `cause`. Default false.
   */
  readonly stopOnBudget?: boolean;
  readonly signal?: AbortSignal;
}

/** @throws ConfigurationError when it is no whole number of at least 1 */
export function checkConcurrency(concurrency: number): void {
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new ConfigurationError('batch: concurrency must be a whole number of at least 1');
  }
}

/** So many results may wait for an earlier one, for each that is asked at once; where many are, no more than those. */
const [waitingPerCall, mostWaiting] = [8, 1_000];

/**
 * Works on items, some at once, and gives their outcomes in the order of the items. Input is read, and work begun, only as
 * far as the outcomes are taken: memory does not grow with the number of items. Whoever leaves the loop ends the work.
 *
 * @throws ConfigurationError for a `concurrency` that is no whole number of at least 1; the reason of the signal; what the
 * input or `done` throws
 */
export async function* runInOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: BatchWork<Item, Result>,
  { concurrency = 4, stopOnBudget = false, signal }: RunInOrderOptions = {},
): AsyncGenerator<BatchOutcome<Result>> {
  checkConcurrency(concurrency);
  const end = new AbortController();
  const ended = signal === undefined ? end.signal : AbortSignal.any([signal, end.signal]);
  // Everything that is under way listens.
  setMaxListeners(0, ended);
  const working = new Set<Promise<unknown>>();
  let refused: Refusal | undefined;

  async function outcomeOf(item: Item, index: number): Promise<BatchOutcome<Result>> {
    if (refused !== undefined) return { index, error: notAsked(index, refused) };
    try {
      return { index, result: await work.ask(item, index, ended) };
    } catch (error) {
      ended.throwIfAborted();
      if (stopOnBudget && BudgetExceededError.isInstance(error)) refused ??= { index, error };
      return { index, error };
    }
  }

  async function perform(item: Item, index: number): Promise<BatchOutcome<Result>> {
    ended.throwIfAborted();
    const outcome = await outcomeOf(item, index);
    await work.done?.(outcome, item);
    return outcome;
  }

  function begin(item: Item, index: number): Promise<BatchOutcome<Result>> {
    const performed = perform(item, index);
    const settled: Promise<unknown> = performed.then(
      () => working.delete(settled),
      () => working.delete(settled),
    );
    working.add(settled);
    return performed;
  }

  try {
    const backpressure = Math.max(concurrency, Math.min(waitingPerCall * concurrency, mostWaiting));
    yield* pMapIterable(items, begin, { concurrency, backpressure });
  } finally {
    end.abort(new DOMException('The batch is over', 'AbortError'));
    // Nothing of it outlives it.
    await Promise.all(working);
  }
}

interface Refusal {
  readonly index: number;
  readonly error: BudgetExceededError;
}

/** Nothing of what happened to the item that was refused has happened to this one. */
function notAsked(index: number, { index: first, error }: Refusal): BudgetExceededError {
  const reason = `item ${index} was not asked, since a budget refused item ${first} (see \`cause\`): ask it when there is room`;
  const story = { runId: randomUUID(), cascade: error.cascade, attempts: [], skipped: [], warnings: [] };
  return new BudgetExceededError(reason, story, { cause: error });
}
