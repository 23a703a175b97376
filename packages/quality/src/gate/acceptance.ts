import type { Complexity } from '../prompt/prompt-class.js';
import { kindOf, type PromptKind } from './kind-of.js';

/** Acceptance that is expected before anything has been seen, by complexity: the harder, the less. */
const expected: Readonly<Record<Complexity, number>> = {
  trivial: 0.9,
  simple: 0.75,
  moderate: 0.6,
  hard: 0.45,
  expert: 0.35,
};

/** How many drafts the expectation weighs as much as, and those of other kinds of prompts. */
const priorWeight = 4;
const othersWeight = 8;
/** Old drafts count less and less: after so many, by half. */
const halfLife = 200;
const mostBuckets = 1_000;

interface Bucket {
  readonly accepted: number;
  readonly drafts: number;
}

const empty: Bucket = { accepted: 0, drafts: 0 };

/**
 * How often drafts are accepted, by entry, domain and complexity: learned from the gate's own verdicts, which need no
 * labels. A beta prior with exponential forgetting; what is known of a kind leans on what is known of the entry.
 */
export class Acceptance {
  readonly #buckets = new Map<string, Bucket>();
  readonly #passed = new Map<string, number>();

  /** Probability that the next draft of this kind is accepted. */
  estimate(entry: string, kind: PromptKind): number {
    const all = this.#at(entry);
    const general = (all.accepted + priorWeight * expected[kind.complexity]) / (all.drafts + priorWeight);
    const own = this.#at(kindOf(entry, kind));
    return (own.accepted + othersWeight * general) / (own.drafts + othersWeight);
  }

  observe(entry: string, kind: PromptKind, isAccepted: boolean): void {
    for (const name of [entry, kindOf(entry, kind)]) {
      const { accepted, drafts } = this.#at(name);
      const keep = 0.5 ** (1 / halfLife);
      if (!this.#buckets.has(name) && this.#buckets.size >= mostBuckets) this.#buckets.clear();
      this.#buckets.set(name, { accepted: accepted * keep + (isAccepted ? 1 : 0), drafts: drafts * keep + 1 });
    }
  }

  /**
   * Counts the drafts of a kind that were not made. True for every `every`-th, so that what was learned can be unlearned;
   * never where nothing was learned and the prices alone decide.
   */
  isDueForAnotherLook(entry: string, kind: PromptKind, every: number): boolean {
    const name = kindOf(entry, kind);
    if (this.#at(entry).drafts === 0) return false;
    const passed = (this.#passed.get(name) ?? 0) + 1;
    if (!this.#passed.has(name) && this.#passed.size >= mostBuckets) this.#passed.clear();
    this.#passed.set(name, passed % every);
    return passed >= every;
  }

  #at(name: string): Bucket {
    return this.#buckets.get(name) ?? empty;
  }
}
