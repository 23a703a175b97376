import type { UsageTally } from './usage-tally.js';

interface Watcher {
  readonly tally: UsageTally;
  /** Called once the answer is over, or left. */
  readonly finish: () => void;
  /** The usage was not asked for by the caller: the piece that brings it is kept from him. */
  readonly hidesUsage: boolean;
}

/** Reads the usage of an answer, or of a stream as somebody else reads it. */
export function watchStream(value: unknown, { tally, finish, hidesUsage }: Watcher): unknown {
  if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) {
    tally.add(value);
    finish();
    return value;
  }
  const stream: Record<PropertyKey, unknown> = Object(value);
  // Copies and other forms of the SDKs' streams are made of `iterator`.
  const name = typeof stream.iterator === 'function' ? 'iterator' : Symbol.asyncIterator;
  const own = stream[name];
  if (typeof own !== 'function') return value;
  stream[name] = async function* watched(): AsyncGenerator<unknown> {
    try {
      for await (const event of own.call(stream)) {
        tally.add(event);
        if (hidesUsage && isUsageAlone(event)) continue;
        yield event;
      }
    } finally {
      finish();
    }
  };
  return value;
}

function isUsageAlone(event: unknown): boolean {
  const { choices, usage } = Object(event);
  return Array.isArray(choices) && choices.length === 0 && Boolean(usage);
}
