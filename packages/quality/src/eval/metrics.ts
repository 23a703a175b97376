import type { ReplayedRow } from './replay.js';

/** A point of the trade between cost and quality: drafts with at least this score are accepted. */
export interface CurvePoint {
  readonly threshold: number;
  /** Share of questions that the dear model answers. */
  readonly strongShare: number;
  /** Mean quality. */
  readonly score: number;
  /** All that is paid, as a share of what the dear model alone costs. */
  readonly cost: number;
}

/** Probability that a right draft has a higher score than a wrong one; ties count half. NaN without both kinds. */
export function auroc(rows: readonly { readonly score: number; readonly isRight: boolean }[]): number {
  if (rows.some(({ score }) => Number.isNaN(score))) return Number.NaN;
  const sorted = [...rows].sort((left, right) => left.score - right.score);
  let right = 0;
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end++;
    const rights = sorted.slice(start, end).filter((row) => row.isRight).length;
    rankSum += rights * ((start + 1 + end) / 2);
    right += rights;
    start = end;
  }
  const wrong = rows.length - right;
  return right === 0 || wrong === 0 ? Number.NaN : (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}

/** Every threshold that makes a difference, from accepting nothing to accepting all. */
export function curveOf(rows: readonly ReplayedRow[]): readonly CurvePoint[] {
  const sorted = [...rows].sort((left, right) => right.score - left.score);
  const n = rows.length;
  const dearUsd = sum(rows, (row) => row.dearUsd);
  let spent = sum(rows, (row) => row.draftUsd + row.opinionUsd + row.dearUsd);
  let quality = sum(rows, (row) => row.dearQuality);
  let accepted = 0;
  const point = (threshold: number): CurvePoint => ({
    threshold,
    strongShare: 1 - accepted / n,
    score: quality / n,
    cost: spent / dearUsd,
  });
  // Nothing has a score above 1.
  const points = [point(1.01)];
  for (const [place, row] of sorted.entries()) {
    // Without a draft there is nothing to accept, whatever the threshold.
    if (row.isDrafted) {
      spent += row.acceptedUsd - row.dearUsd;
      quality += row.draftQuality - row.dearQuality;
      accepted++;
    }
    if (sorted[place + 1]?.score !== row.score) points.push(point(row.score));
  }
  return points;
}

/** The most that some threshold of the curve saves while the quality is at least `share` of the dear model's. */
export function savingAt(curve: readonly CurvePoint[], strongScore: number, share: number): number {
  const good = curve.filter(({ score }) => score >= share * strongScore - 1e-12);
  return Math.max(...good.map(({ cost }) => 1 - cost));
}

/** The same for accepting at random: quality and cost are straight lines. */
export function randomSavingAt(rows: readonly ReplayedRow[], share: number): number {
  const { weak, strong } = meansOf(rows);
  const accepted = weak >= share * strong ? 1 : ((1 - share) * strong) / (strong - weak);
  return accepted - sum(rows, (row) => row.cheapUsd) / sum(rows, (row) => row.dearUsd);
}

/** The same for somebody who knows which drafts are right. */
export function oracleSavingAt(rows: readonly ReplayedRow[], share: number): number {
  const n = rows.length;
  const dearUsd = sum(rows, (row) => row.dearUsd);
  const ordered = [...rows].sort(
    (left, right) =>
      right.draftQuality - right.dearQuality - (left.draftQuality - left.dearQuality) || right.dearUsd - left.dearUsd,
  );
  let quality = sum(rows, (row) => row.dearQuality);
  let spent = sum(rows, (row) => row.cheapUsd + row.dearUsd);
  let best = 1 - spent / dearUsd;
  const wanted = share * meansOf(rows).strong * n - 1e-9;
  for (const row of ordered) {
    quality += row.draftQuality - row.dearQuality;
    spent -= row.dearUsd;
    if (quality >= wanted) best = Math.max(best, 1 - spent / dearUsd);
  }
  return best;
}

/**
 * Quality recovered against the share of calls of the dear model: its mean over all shares (APGR), and the smallest
 * share at which half, or four fifths, is recovered (CPT). Definitions of RouteLLM (Ong et al., 2024). Pure ranking:
 * every draft counts as made.
 */
export function routingMetrics(rows: readonly ReplayedRow[]): { apgr: number; cpt50: number; cpt80: number } {
  const { weak, strong } = meansOf(rows);
  const all = rows.map((row) => ({ ...row, isDrafted: true }));
  const points = curveOf(all)
    .map((point) => ({ share: point.strongShare, pgr: (point.score - weak) / (strong - weak) }))
    .reverse();
  let area = 0;
  for (const [place, point] of points.entries()) {
    const before = points[place - 1];
    if (before !== undefined) area += ((point.share - before.share) * (point.pgr + before.pgr)) / 2;
  }
  const cpt = (wanted: number): number => points.find(({ pgr }) => pgr >= wanted)?.share ?? 1;
  return { apgr: area, cpt50: cpt(0.5), cpt80: cpt(0.8) };
}

export function meansOf(rows: readonly ReplayedRow[]): { readonly weak: number; readonly strong: number } {
  return {
    weak: sum(rows, (row) => row.draftQuality) / rows.length,
    strong: sum(rows, (row) => row.dearQuality) / rows.length,
  };
}

export function sum<T>(items: readonly T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}
