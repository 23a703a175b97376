import { RunError, type RunStory } from './run-error.js';

/** Nobody answered. The message lists every attempt and every entry passed over. */
export class AllTiersFailedError extends RunError {
  static readonly code = 'all-tiers-failed';
  declare readonly code: 'all-tiers-failed';
  constructor(reason: string, story: RunStory, options?: { readonly cause?: unknown }) {
    super('all-tiers-failed', describeStory(reason, story), story, options);
  }
}

function describeStory(reason: string, story: RunStory): string {
  const lines = story.attempts.map((attempt) => {
    const failure = attempt.failure;
    return `${attempt.entry}: ${failure ? `${failure.class}: ${failure.message}` : 'not accepted'}`;
  });
  lines.push(...story.skipped.map(({ entry, reason: why }) => `${entry}: passed over: ${why}`));
  const kept = story.failedPrompt === undefined ? [] : [`The prompt is kept in ${story.failedPrompt}`];
  // A retry that fails in the same way is told once.
  const told = [...new Set(lines)].map((line) => {
    const times = lines.filter((other) => other === line).length;
    return `  - ${line}${times > 1 ? ` (${times} times)` : ''}`;
  });
  return [`Cascade "${story.cascade}": ${reason}`, ...told, ...kept].join('\n');
}
