import type { CascadeView, ChatRequest, Plan } from '@cascade/core/spec';
import { expectedTokensOf, expectedUsd, firstOf } from './expected-cost.js';

/** One way that a run may take, and what it is expected to cost. */
export interface ExpectedPath {
  readonly path: string;
  /** In US dollars, by rule of thumb for the length of the answer; absent when a price on the way is unknown. */
  readonly usd?: number;
}

/** Every way through the tiers that a plan leaves open, with the questions that it asks on the way. */
export function expectedPaths(
  { plan, view }: { readonly plan: Plan; readonly view: CascadeView },
  request: Pick<ChatRequest, 'messages' | 'maxOutputTokens'>,
): readonly ExpectedPath[] {
  const tokens = expectedTokensOf(request);
  const questions = [...(plan.alongside ?? []), ...(plan.afterwards ?? [])];
  const entries = [...view.opinions, ...view.tiers.flatMap((tier) => tier.entries)];
  let sum: number | undefined = 0;
  let way = '';
  const paths: ExpectedPath[] = [];
  for (const tier of view.tiers.slice(plan.startTier)) {
    const asked = tier.index === plan.startTier ? questions.map(({ entry }) => entry) : [];
    const keys = [firstOf(tier)?.key, ...asked];
    for (const key of keys) sum = add(sum, expectedUsd(entries.find((entry) => entry.key === key)?.price, tokens));
    way = `${way}${way === '' ? '' : ' → '}${keys.filter((key) => key !== undefined).join(' + ') || 'nobody'}`;
    paths.push({ path: way, ...(sum !== undefined && { usd: sum }) });
  }
  const dear = firstOf(view.tiers.at(-1));
  const usd = expectedUsd(dear?.price, tokens);
  if (dear !== undefined && plan.startTier < view.tiers.length - 1) {
    paths.push({ path: `${dear.key} alone`, ...(usd !== undefined && { usd }) });
  }
  return paths;
}

function add(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left + right;
}
