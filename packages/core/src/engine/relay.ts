/** Hears of one event after the other. */
export interface Relay<Event> {
  /** The next event. The work goes on only when this is asked; whoever asks for several at once gets them in order. */
  next(): Promise<IteratorResult<Event, undefined>>;
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
export function relay<Event>(perform: (emit: (event: Event) => Promise<void>) => Promise<void>): Relay<Event> {
  let take: (step: IteratorResult<Event, undefined>) => void;
  let fail: (error: unknown) => void;
  let goOn = (): void => {};
  let stop: (reason: unknown) => void = goOn;
  let left: unknown;
  let work: Promise<void> | undefined;
  let isOver = false;
  let last: Promise<unknown> | undefined;
  let asked = 0;

  const emit = (value: Event): Promise<void> =>
    new Promise((resolve, reject) => {
      goOn = resolve;
      stop = reject;
      if (left !== undefined) return reject(left);
      asked--;
      take({ done: false, value });
    });
  const settle = (answer: () => void): void => {
    asked--;
    answer();
  };
  const end = (answer: () => void): void => {
    isOver = true;
    settle(answer);
  };
  const done = (): void => take({ done: true, value: undefined });
  const ask = (): Promise<IteratorResult<Event, undefined>> =>
    new Promise((resolve, reject) => {
      take = resolve;
      fail = reject;
      if (isOver) return settle(done);
      goOn();
      work ??= perform(emit).then(
        () => end(done),
        (error) => end(() => fail(error)),
      );
    });

  return {
    next() {
      asked++;
      const step = asked === 1 || last === undefined ? ask() : last.then(ask, ask);
      last = step;
      return step;
    },
    leave(reason) {
      left = reason;
      stop(reason);
      return work;
    },
  };
}
