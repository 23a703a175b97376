import { RunError, type RunStory } from './run-error.js';

/** A budget left no room for a call, and nobody cheaper could serve. The message names the budget. */
export class BudgetExceededError extends RunError {
  static readonly code = 'budget-exceeded';
  declare readonly code: 'budget-exceeded';
  constructor(reason: string, story: RunStory, options?: { readonly cause?: unknown }) {
    super('budget-exceeded', `Cascade "${story.cascade}": ${reason}`, story, options);
  }
}
