import type { Awaitable } from '@cascade/core/spec';
import type { Calibration } from '../calibrate/calibration.js';
import type { HardCheckOptions } from '../checks/hard-checks.js';
import type { DraftView } from '../draft-view.js';
import type { ScorerWeights } from '../scorer/scorer-weights.js';
import type { ThresholdOption } from './thresholds.js';

/** When another cheap model is asked. */
export interface OpinionOptions {
  /**
   * `alongside` the draft, `after` it has passed the hard checks, `never`, or `auto` (default): whichever pays, by prompt,
   * prices and how often answers could be compared so far.
   */
  readonly when?: 'auto' | 'alongside' | 'after' | 'never';
  /** Dearest opinion, as a share of the price of the dear model, 0 to 1. One of unknown price is not asked. Default 0.10. */
  readonly maxPriceShare?: number;
  /** Longest wait for an opinion after the draft is whole, in milliseconds. Default 1,000. */
  readonly graceMs?: number;
  /** Ask the drafting model itself so often again, and compare. 0 to 10, default 0. */
  readonly samples?: number;
  /** Ask the drafting model whether its answer is right, where it gives log-probabilities. Default false. */
  readonly selfCheck?: boolean;
  /** Key of an embedding model among the cascade's opinions, to compare free texts with. Default: none. */
  readonly embedding?: string;
}

/** Some accepted drafts are also sent to the dear model, off the user's path. */
export interface ShadowOptions {
  /** Share of the accepted drafts, 0 to 1. Default 0. */
  readonly share?: number;
  /** No more once this is spent, in US dollars a day (UTC) and process; an unknown price is never spent. Default 1. */
  readonly maxUsdPerDay?: number;
}

/** What a check of your own found. */
export interface OwnFinding {
  /** Name of the check; such a draft is thrown away. */
  readonly veto?: string;
  /** Takes the place of the scorer's score, 0 to 1. */
  readonly score?: number;
  /** Never the text of a draft: it is kept in the audit log. */
  readonly reason?: string;
}

/** What a check of your own is told beside the draft. */
export interface OwnCheckContext {
  readonly signal: AbortSignal;
  /** Tiers that could still be asked; 0: the answer stands, and what is found is a warning. */
  readonly tiersLeft: number;
}

/** Looks at a draft, for instance by running its code in a sandbox; undefined when it has nothing to say. */
export type OwnCheck = (draft: DraftView, context: OwnCheckContext) => Awaitable<OwnFinding | undefined>;

export interface DomainOptions {
  /** Instead of the general one. */
  readonly threshold?: ThresholdOption;
  /** Prompts of this domain begin with this tier, counted from 0. */
  readonly startTier?: number;
}

export interface QualityGateOptions {
  /** What a score must reach. Default `forCascade`. */
  readonly threshold?: ThresholdOption;
  /** By domain: CODE, MATH, DATA, MEDICAL, LEGAL, FINANCE, CREATIVE, TRANSLATION, SUMMARIZATION, GENERAL. */
  readonly domains?: Readonly<Record<string, DomainOptions>>;
  readonly opinion?: OpinionOptions;
  /** Hard checks: what to leave out, and limits. */
  readonly checks?: HardCheckOptions;
  /** Checks of your own, after the hard checks. One that throws is no evidence. */
  readonly ownChecks?: readonly OwnCheck[];
  /** Ask drafting models for log-probabilities, where they give them. Default true. */
  readonly logprobs?: boolean;
  /** Send prompts straight to the dear model when a draft does not pay. Default true. */
  readonly route?: boolean;
  readonly shadow?: ShadowOptions;
  /** A threshold with a guarantee, for the models that it names. Wins over `threshold`. */
  readonly calibration?: Calibration;
  /** The scorer's weights. Default: the prior that comes with this package. */
  readonly weights?: ScorerWeights;
  /**
   * Told when shadow calls show that accepted drafts agree less with the dear model than before. What it throws, or rejects
   * with, is nobody's affair.
   */
  readonly onDrift?: (alarm: DriftAlarm) => void;
  /** Random numbers from 0 to 1, for shadow calls. Default `Math.random`. */
  readonly random?: () => number;
  /** Time in epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

/** Accepted drafts have become worse than they were. */
export interface DriftAlarm {
  /** Mean agreement with the dear model before and lately, in [0, 1]. */
  readonly before: number;
  readonly lately: number;
  /** How many comparisons each mean stands for. */
  readonly countBefore: number;
  readonly countLately: number;
}
