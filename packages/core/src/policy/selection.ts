/**
 * In which order the entries of a tier are asked. `in-order` (default): as they are written. `cheapest`: by what this
 * request will most likely cost, what the vendor still has in its prompt cache at the price for that, unknown prices last. `fastest`: by their measured latency, else the one that they are said to
 * have, unknown ones first. `weighted`: at random by `weight`. `least-busy`: by calls under way for their `weight`. `sticky`: the entry that
 * answered this conversation before, while the vendor's prompt cache lives (5 minutes), then the others as they are written.
 */
export type Selection = 'in-order' | 'cheapest' | 'fastest' | 'weighted' | 'least-busy' | 'sticky';

/** What is known of an entry when the order is made. */
export interface Candidate<Entry> {
  readonly entry: Entry;
  readonly weight: number;
  /** Undefined: unknown. */
  readonly expectedUsd: number | undefined;
  /** Undefined: not measured lately, and nobody has said. */
  readonly latencyMs: number | undefined;
  readonly inFlight: number;
  /** It answered this conversation a short while ago. */
  readonly isWarm: boolean;
}

/**
 * Entries in the order in which to ask them. Those that are equal stay as they were.
 *
 * @param random - numbers from 0 to 1, for `weighted`: keys `random ** (1 / weight)`, the largest first (Efraimidis and
 *   Spirakis, Weighted random sampling with a reservoir, 2006)
 */
export function selectEntries<Entry>(
  candidates: readonly Candidate<Entry>[],
  selection: Selection,
  random: () => number,
): readonly Entry[] {
  const rank = rankOf(selection, random);
  const ranked = candidates.map((candidate) => ({ entry: candidate.entry, rank: rank(candidate) }));
  return ranked.sort((left, right) => compare(left.rank, right.rank)).map(({ entry }) => entry);
}

function rankOf(selection: Selection, random: () => number): (candidate: Candidate<unknown>) => number {
  switch (selection) {
    case 'in-order':
      return () => 0;
    case 'cheapest':
      return ({ expectedUsd }) => expectedUsd ?? Number.POSITIVE_INFINITY;
    case 'fastest':
      return ({ latencyMs }) => latencyMs ?? -1;
    case 'weighted':
      return ({ weight }) => (weight === 0 ? 1 : -(random() ** (1 / weight)));
    case 'least-busy':
      return ({ inFlight, weight }) => (weight === 0 ? Number.POSITIVE_INFINITY : inFlight / weight);
    case 'sticky':
      return ({ isWarm }) => (isWarm ? 0 : 1);
  }
}

function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
