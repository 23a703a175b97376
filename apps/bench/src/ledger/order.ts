/** What a process of the ledger bench is told, as JSON. */
export interface LedgerOrder {
  readonly path: string;
  /** A line for every call that a model was paid for, or for every grant. */
  readonly notesPath: string;
  readonly job: 'spend' | 'hurry';
  /** How many times faster than on the wall time goes. */
  readonly speed: number;
  readonly startAtMs: number;
  readonly endAtMs: number;
}

export const budgetUsd = 10;
export const perMinute = 100;
export const workers = 8;
