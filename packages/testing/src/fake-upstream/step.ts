/** One thing to do on the wire. An answer is a list of these; faults of delivery rewrite the list. */
export type Step =
  | { readonly do: 'head'; readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly do: 'write'; readonly bytes: string | Uint8Array; readonly mark?: StepMark }
  | { readonly do: 'wait'; readonly ms: number }
  /** Never goes on; writes `bytes` every `everyMs` if given. Ends when the client leaves. */
  | { readonly do: 'hang'; readonly bytes?: string; readonly everyMs?: number }
  /** Ends the response properly. */
  | { readonly do: 'end' }
  /** Ends the connection with a TCP reset. */
  | { readonly do: 'reset' }
  /** Closes the connection without ending the response. */
  | { readonly do: 'destroy' };

/** What the bytes of a `write` are for. */
export type StepMark = 'open' | 'content' | 'finish' | 'after' | 'ping' | 'body';
