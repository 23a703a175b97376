import type { AgentBudget } from '../agent-options.js';

/** What a call may use and spend. Several that apply narrow each other: models all of them allow, the least of the limits. */
export interface Policy {
  /** Models, by `provider/name`, name or alias; `*` stands for any characters, `?` for one. Opinions, too. Default: all. */
  readonly models?: readonly string[];
  /**
   * What a draft's score must reach, from 0 to 1, instead of the agent's `quality`, those of domains, and a calibrated one. Of
   * several the highest.
   */
  readonly threshold?: number;
  /** What all calls of this policy may spend together. */
  readonly budget?: Omit<AgentBudget, 'perUser'>;
  /** Longest answer, in tokens. */
  readonly maxTokens?: number;
}

/** A text or number is compared with a field of the call as text; a missing field equals nothing. */
export type Condition =
  | string
  | number
  | {
      readonly $eq?: string | number;
      /** Also true of a missing field. */
      readonly $ne?: string | number;
      readonly $in?: readonly (string | number)[];
      /** Also true of a missing field. */
      readonly $nin?: readonly (string | number)[];
      readonly $gt?: number;
      readonly $gte?: number;
      readonly $lt?: number;
      readonly $lte?: number;
      readonly $exists?: boolean;
      /** The whole text: `*` stands for any characters, `?` for one. */
      readonly $glob?: string;
      /** RE2's expressions, found anywhere in the text: no look-around, no back-references; `(?i)` for either case. */
      readonly $regex?: string;
    };

/** A policy for the calls that it is about. */
export interface Rule extends Policy {
  /** For errors and `result.rules`. */
  readonly name: string;
  /** Fields of the call, all of which have to fit: `user`, and the names of its `metadata`. Default: every call. */
  readonly when?: Readonly<Record<string, Condition>>;
  /** The policy of this profile, beside the rule's own. */
  readonly profile?: string;
}

/** A policy that applies to a call, and how it is called. */
export interface AppliedPolicy {
  readonly name: string;
  readonly policy: Policy;
}
