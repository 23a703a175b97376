import type { CascadeView, EntryView } from '@cascade/core/spec';
import { type ExpectedTokens, firstOf, priceShare } from './expected-cost.js';

/** A cheap model that could be asked for a second opinion, and what that costs. */
export interface ChosenOpinion {
  readonly entry: EntryView;
  /** Its price as a share of the dear model's. */
  readonly share: number;
}

/** Why nobody is asked, for people. */
export type NoOpinion = { readonly reason: string };

/**
 * The cheapest opinion that is not the drafting model and costs little enough. One of unknown price is not asked: it
 * might cost more than the dear model.
 */
export function chooseOpinion(
  { tiers, opinions }: CascadeView,
  tokens: ExpectedTokens,
  maxPriceShare: number,
): ChosenOpinion | NoOpinion {
  const [draft, dear] = [firstOf(tiers[0]), firstOf(tiers.at(-1))];
  const others = opinions.filter(
    ({ kind, modelId, provider }) => kind === 'chat' && (modelId !== draft?.modelId || provider !== draft.provider),
  );
  if (others.length === 0) return { reason: 'no other cheap model is set up' };
  const priced = others
    .flatMap((entry) => {
      const share = priceShare(entry, dear, tokens);
      return share === undefined ? [] : [{ entry, share }];
    })
    .sort((left, right) => left.share - right.share);
  const [cheapest] = priced;
  if (cheapest === undefined) return { reason: 'its price, or that of the dear model, is not known' };
  if (cheapest.share <= maxPriceShare) return cheapest;
  return { reason: `it costs ${percent(cheapest.share)} of the dear model, more than ${percent(maxPriceShare)}` };
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
