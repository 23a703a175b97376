import type { Purse, PurseClaim, PurseSpending } from '@cascade/core';

/** What all rows may cost together. What calls will most likely cost is reserved while they are under way. */
export class RowsPurse implements Purse {
  readonly #maxUsd: number;
  #heldUsd: number;

  /** @param spentUsd - by earlier calls for the same file */
  constructor(maxUsd: number, spentUsd: number) {
    this.#maxUsd = maxUsd;
    this.#heldUsd = spentUsd;
  }

  claim({ entry, usd }: PurseClaim): string | ((spent: PurseSpending | undefined) => void) {
    if (usd === undefined) return `the price of ${entry} is not known, and --max-cost applies`;
    // To a billionth of a dollar.
    if (Math.round((this.#heldUsd + usd) * 1e9) > Math.round(this.#maxUsd * 1e9)) {
      const [max, held, asked] = [this.#maxUsd, this.#heldUsd, usd].map((value) => Number(value.toPrecision(3)));
      return `--max-cost ${max} has no room: ${held} USD spent or reserved, ${asked} USD asked for`;
    }
    this.#heldUsd += usd;
    return (spent) => {
      this.#heldUsd += spent === undefined ? -usd : (spent.usd ?? usd) - usd;
    };
  }
}
