/** Hears of one event after the other. */
export interface Relay<Event, Outcome> {
  /** The next event, or what came of the work. The work goes on only when this is asked. */
  next(): Promise<IteratorResult<Event, Outcome>>;
  /** Stops listening; resolves when the work has cleaned up. */
  leave(reason: unknown): Promise<void> | undefined;
}

/**
 * Lets work tell events from any depth to one who asks for them one by one. Parts of a stream come by the hundred:
 * generators within generators would hand each of them up step by step.
 *
 * @param perform - the work; begins at the first `next`. Its `emit` resolves when more is asked for, and rejects when
 *   nobody listens any more
 */
export function relay<Event, Outcome>(
  perform: (emit: (event: Event) => Promise<void>) => Promise<Outcome>,
): Relay<Event, Outcome> {
  let take: (step: IteratorResult<Event, Outcome>) => void;
  let fail: (error: unknown) => void;
  let goOn = (): void => {};
  let stop: (reason: unknown) => void = goOn;
  let left: unknown;
  let work: Promise<void> | undefined;

  const emit = (value: Event): Promise<void> =>
    new Promise((resolve, reject) => {
      goOn = resolve;
      stop = reject;
      if (left !== undefined) reject(left);
      else take({ done: false, value });
    });

  return {
    next: () =>
      new Promise((resolve, reject) => {
        take = resolve;
        fail = reject;
        goOn();
        work ??= perform(emit).then(
          (value) => take({ done: true, value }),
          (error) => fail(error),
        );
      }),
    leave(reason) {
      left = reason;
      stop(reason);
      return work;
    },
  };
}
