import { costOfUsage } from '@cascade/core';
import { count, defined } from '@cascade/core/provider-kit';
import type { Price } from '@cascade/core/spec';
import type { BudgetScope } from './budget-scope.js';
import { expectedUsd } from './expected-usd.js';
import { type SdkRequest, styleOf } from './model-call.js';
import { ScopeBudgetError } from './scope-budget-error.js';
import { UsageTally } from './usage-tally.js';
import { watchStream } from './watch-stream.js';

/** What a model of a client costs, as far as anybody knows. */
export type FindPrice = (modelId: string) => Promise<Price | undefined>;

interface Claimed {
  readonly tally: UsageTally;
  readonly price: Price | undefined;
  readonly hidesUsage: boolean;
  readonly settle: (spent: { readonly usd?: number }) => void;
}

/** One call of an SDK, from its claim on the scope to what it cost. A request that calls no model passes as it is. */
export class CountedCall {
  readonly #scope: BudgetScope;
  readonly #findPrice: FindPrice;
  #claimed: Claimed | undefined;
  #isLost = false;

  constructor(scope: BudgetScope, findPrice: FindPrice) {
    this.#scope = scope;
    this.#findPrice = findPrice;
  }

  /**
   * The request as it is to be made.
   *
   * @throws ScopeBudgetError when the scope has no room for it
   */
  async claim(request: SdkRequest): Promise<SdkRequest> {
    const style = styleOf(request);
    const { body, signal } = request;
    // The SDK sends nothing then, and says so.
    if (style === undefined || (signal instanceof AbortSignal && signal.aborted)) return request;
    const modelId = String(Object(body).model ?? 'an unnamed model');
    const price = await this.#findPrice(modelId);
    const usd = price && count(expectedUsd(body, price));
    const settle = this.#scope.claim(defined({ entry: modelId, modelId, usd }));
    if (typeof settle === 'string') throw new ScopeBudgetError(settle);
    // A stream of chats says what it has used only when it is asked to.
    const { stream, stream_options: options } = Object(body);
    const hidesUsage = style === 'openai-chat' && stream === true && options === undefined;
    this.#claimed = { tally: new UsageTally(style), price, hidesUsage, settle };
    const signals = [signal, this.#scope.signal].filter((each) => each instanceof AbortSignal);
    return {
      ...request,
      signal: AbortSignal.any(signals),
      ...(hidesUsage && { body: { ...Object(body), stream_options: { include_usage: true } } }),
    };
  }

  /** An attempt came to nothing, and may have been paid for all the same. The SDK may make another. */
  loseAttempt(): void {
    this.#isLost = true;
  }

  /** Looks at an answer, whole or as somebody reads it. */
  watch(answer: unknown): void {
    if (this.#claimed === undefined) return;
    const { tally, hidesUsage } = this.#claimed;
    watchStream(answer, { tally, hidesUsage, finish: () => this.#settle(tally) });
  }

  /** Only an answer that says that it is an error is free. What broke on its way may have been paid for. */
  fail(error: unknown): void {
    const isAnswer = typeof Object(error).status === 'number';
    this.#claimed?.settle(isAnswer && !this.#isLost ? { usd: 0 } : {});
  }

  #settle({ usage }: UsageTally): void {
    const { price, settle } = this.#claimed ?? {};
    const usd = usage && price && !this.#isLost ? count(costOfUsage(usage, price)) : undefined;
    settle?.(defined({ usd }));
  }
}
