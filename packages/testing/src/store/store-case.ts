/**
 * One behaviour that a store must have. A case is data, so that a suite can loop over it and a self test can run it
 * against a store that is broken on purpose.
 */
export interface StoreCase<S> {
  /** A sentence about the behaviour; also its name in `skip`. */
  readonly name: string;
  /** Gets a store that nobody has used, and rejects when the store does not behave. */
  readonly run: (store: S) => Promise<void>;
}
