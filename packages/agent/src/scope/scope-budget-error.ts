import { CascadeError } from '@cascade/core';

/** A budget of `withBudget` left no room, or its time is up. The message names the limit. */
export class ScopeBudgetError extends CascadeError {
  static readonly code = 'scope-budget';
  declare readonly code: 'scope-budget';
  constructor(message: string) {
    super('scope-budget', message);
  }
}
