/** How answers are kept for those who ask the same again. */
export interface CacheOptions {
  /** How long an answer is given again, in milliseconds, more than 0. Default 3,600,000: an hour. */
  readonly ttlMs?: number;
  /** One user's answers may be given to another who asks the same. Default false: each `user` of calls has his own. */
  readonly shared?: boolean;
}
