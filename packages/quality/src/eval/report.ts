import {
  auroc,
  type CurvePoint,
  curveOf,
  meansOf,
  oracleSavingAt,
  randomSavingAt,
  routingMetrics,
  savingAt,
  sum,
} from './metrics.js';
import type { ReplayedRow } from './replay.js';

/** Savings at 95, 98 and 100 % of the dear model's quality. */
export type Savings = Readonly<Record<'95' | '98' | '100', number>>;

/** What a gate achieved on recorded answers. Savings are shares of what the dear model alone costs; every call counts. */
export interface EvalReport {
  readonly n: number;
  /** Mean quality of the drafts, and of the dear model. */
  readonly weakScore: number;
  readonly strongScore: number;
  /** How well the score tells right drafts from wrong ones; 0.5 is chance. */
  readonly auroc: number | null;
  /** Pure ranking: see RouteLLM (Ong et al., 2024). */
  readonly apgr: number | null;
  readonly cpt50: number | null;
  readonly cpt80: number | null;
  /** The default threshold without hindsight; quality as a share of the dear model's. */
  readonly asShipped: { readonly quality: number; readonly saving: number };
  /** The best threshold in hindsight. */
  readonly saving: Savings;
  readonly random: { readonly saving: Savings };
  readonly oracle: { readonly saving: Savings };
  readonly curve: readonly CurvePoint[];
}

const mostPoints = 200;

/** Sums up a replay. */
export function reportOf(rows: readonly ReplayedRow[]): EvalReport {
  const { weak, strong } = meansOf(rows);
  const curve = curveOf(rows);
  const routing = routingMetrics(rows);
  const at = (measure: (share: number) => number): Savings => ({
    '95': measure(0.95),
    '98': measure(0.98),
    '100': measure(1),
  });
  return {
    n: rows.length,
    weakScore: weak,
    strongScore: strong,
    auroc: !rows.every(isGraded)
      ? null
      : orNull(auroc(rows.map(({ score, draftQuality }) => ({ score, isRight: draftQuality >= 0.5 })))),
    apgr: orNull(routing.apgr),
    cpt50: orNull(routing.cpt50),
    cpt80: orNull(routing.cpt80),
    asShipped: asShipped(rows, strong),
    saving: at((share) => savingAt(curve, strong, share)),
    random: { saving: at((share) => randomSavingAt(rows, share)) },
    oracle: { saving: at((share) => oracleSavingAt(rows, share)) },
    curve: thinned(curve),
  };
}

function asShipped(rows: readonly ReplayedRow[], strong: number): EvalReport['asShipped'] {
  const isAccepted = ({ decision }: ReplayedRow): boolean => decision === 'accept';
  const quality = sum(rows, (row) => (isAccepted(row) ? row.draftQuality : row.dearQuality)) / rows.length;
  const spent = sum(rows, (row) => row.draftUsd + row.opinionUsd + (isAccepted(row) ? row.acceptedUsd : row.dearUsd));
  return { quality: quality / strong, saving: 1 - spent / sum(rows, (row) => row.dearUsd) };
}

function thinned(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  if (curve.length <= mostPoints) return curve;
  const step = (curve.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, place) => curve[Math.round(place * step)]).filter(
    (point) => point !== undefined,
  );
}

function isGraded({ draftQuality, dearQuality }: ReplayedRow): boolean {
  return !Number.isNaN(draftQuality + dearQuality);
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
