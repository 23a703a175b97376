import type { UsageTally } from './usage-tally.js';

interface Watcher {
  readonly tally: UsageTally;
  /** Called once the answer is over, or left. */
  readonly finish: () => void;
  /** The usage was not asked for by the caller: the piece that brings it is kept from him. */
  readonly hidesUsage: boolean;
}

/** Reads the usage of an answer, or of a stream as somebody else reads it. */
export function watchStream(value: unknown, { tally, finish, hidesUsage }: Watcher): void {
  if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) {
    tally.addAnswer(value);
    finish();
    return;
  }
  const stream: Record<PropertyKey, unknown> = Object(value);
  // Copies and other forms of the SDKs' streams are made of `iterator`.
  const name = typeof stream.iterator === 'function' ? 'iterator' : Symbol.asyncIterator;
  const own = stream[name];
  if (typeof own !== 'function') return;
  stream[name] = async function* watched(): AsyncGenerator<unknown> {
    try {
      for await (const event of own.call(stream)) {
        tally.addEvent(event);
        if (hidesUsage && isUsageAlone(event)) continue;
        yield event;
      }
    } finally {
      finish();
    }
  };
}

function isUsageAlone(event: unknown): boolean {
  const { choices, usage } = Object(event);
  return Array.isArray(choices) && choices.length === 0 && Boolean(usage);
}
