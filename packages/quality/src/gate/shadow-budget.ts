import type { Draft } from '@cascade/core/spec';
import { expectedTokensOf, expectedUsd, firstOf } from './expected-cost.js';
import type { ResolvedGate } from './resolve-gate.js';

const dayMs = 86_400_000;

/** Which accepted drafts are also sent to the dear model: a random share, as long as the day's money lasts. */
export class ShadowBudget {
  readonly #gate: Pick<ResolvedGate, 'shadow' | 'random' | 'now'>;
  #day = 0;
  #spentUsd = 0;

  constructor(gate: Pick<ResolvedGate, 'shadow' | 'random' | 'now'>) {
    this.#gate = gate;
  }

  /** Decides, and counts the expected cost when it does. An unknown price is not spent. */
  takes({ request, view }: Draft): boolean {
    const { shadow, random, now } = this.#gate;
    if (shadow.share === 0 || random() >= shadow.share) return false;
    const day = Math.floor(now() / dayMs);
    if (day !== this.#day) [this.#day, this.#spentUsd] = [day, 0];
    const usd = expectedUsd(firstOf(view.tiers.at(-1))?.price, expectedTokensOf(request));
    if (usd === undefined || this.#spentUsd + usd > shadow.maxUsdPerDay) return false;
    this.#spentUsd += usd;
    return true;
  }
}
