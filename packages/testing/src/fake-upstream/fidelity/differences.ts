/** A difference between the fake and the recordings that is known and meant, with its reason. */
export interface KnownDifference {
  /** Recordings by name; all recordings of the protocol when absent. */
  readonly recordings?: RegExp;
  readonly protocol?: RegExp;
  /** What the path (`missing` in the fake, `extra` in it, or of another `type`) looks like, or `order` for events. */
  readonly what: RegExp;
  readonly reason: string;
}

/** Every difference that is allowed. A test fails when a row is not needed any more. */
export const knownDifferences: readonly KnownDifference[] = [];

/** Recordings that are not imitated at all, with the reason. */
export const notImitated: readonly { readonly recordings: RegExp; readonly reason: string }[] = [
  {
    recordings: /streaming-failure-image-rejected/u,
    reason: 'an error body, not a stream: see the error bodies below',
  },
  { recordings: /failed-insufficient-quota/u, reason: 'an error body' },
  { recordings: /stream-error-insufficient-quota|stream-error-midstream/u, reason: 'a fault, not an answer' },
  { recordings: /invalid-response-body/u, reason: 'recorded because it is no valid answer' },
  { recordings: /gemini-compat/u, reason: "Gemini's OpenAI-compatible surface has no profile" },
  { recordings: /duplicate-message-start/u, reason: 'written by hand; the fault duplicate-first-event' },
];
