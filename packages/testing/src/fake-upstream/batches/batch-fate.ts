/** What becomes of a batch. */
export interface BatchFate {
  /** Name of a fault with which it is refused when it is submitted: nothing is begun. */
  readonly fault?: string;
  /** How often it is looked at until it is over. Default 2. */
  readonly looks?: number;
  /** How it ends, unless it is cancelled. Default `completed`; `failed` (OpenAI only): no request is made. */
  readonly end?: 'completed' | 'expired' | 'failed';
  /** How many requests are answered before it expires or is cancelled. Default 0. */
  readonly answered?: number;
}

/** A batch that was submitted, and what has become of it so far. */
export interface BatchLogEntry {
  readonly id: string;
  readonly vendor: 'openai' | 'anthropic';
  /** The `custom_id` of every request, in their order. */
  readonly requestIds: readonly string[];
  /** In the vendor's words, such as `in_progress`. */
  status: string;
  /** How often it was looked at. */
  looks: number;
}
