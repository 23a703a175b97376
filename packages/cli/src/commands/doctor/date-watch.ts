import { pooledFetch } from '@cascade/fetch';

/** A transport that notes how far this machine's clock is from those of the servers that answer. */
export interface DateWatch {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds that this clock is ahead; negative: behind. The middle of all servers'; undefined when none has told. */
  aheadMs(): number | undefined;
}

/** @param now - epoch milliseconds of this machine */
export function watchDates(now: () => number): DateWatch {
  const ahead: number[] = [];
  return {
    fetch: async (input, init) => {
      const startedAtMs = now();
      const response = await pooledFetch(input, init);
      const date = Date.parse(response.headers.get('date') ?? '');
      // The header has whole seconds: half of one is the best guess.
      if (!Number.isNaN(date)) ahead.push((startedAtMs + now()) / 2 - (date + 500));
      return response;
    },
    aheadMs() {
      const sorted = ahead.toSorted((one, other) => one - other);
      return sorted[Math.floor(sorted.length / 2)];
    },
  };
}
