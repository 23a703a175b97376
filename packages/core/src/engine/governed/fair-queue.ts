/** Callers that wait for the same thing are let through one by one, in the order in which they came. */
export class FairQueue {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #lengths = new Map<string, number>();

  /** How many wait, or are at the head. */
  length(name: string): number {
    return this.#lengths.get(name) ?? 0;
  }

  /** Does `work` when those who came before are through, or `patience` is over: then it is for `work` to notice. */
  async through<T>(name: string, patience: Promise<void>, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name);
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    // Who leaves early does not let those behind him pass those before him.
    this.#tails.set(
      name,
      Promise.all([before, left]).then(() => {}),
    );
    this.#lengths.set(name, this.length(name) + 1);
    try {
      await Promise.race([before, patience]);
      return await work();
    } finally {
      const others = this.length(name) - 1;
      if (others > 0) this.#lengths.set(name, others);
      else {
        this.#lengths.delete(name);
        this.#tails.delete(name);
      }
      leave();
    }
  }
}
