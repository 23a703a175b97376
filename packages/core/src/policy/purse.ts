/** A call that is about to be made. */
export interface PurseClaim {
  /** Key of the entry that is asked. */
  readonly entry: string;
  readonly modelId: string;
  /** What it will most likely cost, in US dollars; absent where the price is not known. */
  readonly usd?: number;
}

/** What came of a call: its cost in US dollars, absent where nobody knows it. */
export interface PurseSpending {
  readonly usd?: number;
}

/** Money and calls that runs of several cascades share. Every call of a run that has one asks it first. */
export interface Purse {
  /** Why there is no room for the call, or what to tell when it is over; undefined: it was not made. */
  claim(call: PurseClaim): string | ((spent: PurseSpending | undefined) => void);
}
