const priorComparable = 3;
const priorAsked = 4;

/** How often second opinions could be compared with drafts so far, by domain. */
export class Comparability {
  readonly #counts = new Map<string, { comparable: number; asked: number }>();

  /** Share of opinions that were evidence, in [0, 1]; hopeful before anything has been seen. */
  estimate(domain: string): number {
    const { comparable, asked } = this.#counts.get(domain) ?? { comparable: 0, asked: 0 };
    return (comparable + priorComparable) / (asked + priorAsked);
  }

  observe(domain: string, isComparable: boolean): void {
    const counts = this.#counts.get(domain) ?? { comparable: 0, asked: 0 };
    counts.asked++;
    if (isComparable) counts.comparable++;
    this.#counts.set(domain, counts);
  }
}
