import { Writable } from 'node:stream';
import type { Io } from '../io.js';
import { formatUsd } from './format.js';

/** What is shown at its end: the time that is left, or what is waited for. */
export type BarEnd = 'eta' | 'note';

export interface Bar {
  readonly at: (done: number, failed: number, costUsd: number) => void;
  /** Shows something else at its end, where that is a note. */
  readonly note: (text: string) => void;
  /** Wipes it. */
  readonly stop: () => void;
}

/** A bar on a terminal. cli-progress because it does that well; loaded only where one is shown. */
export async function showBar(io: Io, total: number, done: number, end: BarEnd = 'eta'): Promise<Bar> {
  if (!io.showsProgress) return { at: () => {}, note: () => {}, stop: () => {} };
  const { SingleBar, Presets } = await import('cli-progress');
  const stream = Object.assign(
    new Writable({
      write(chunk, _encoding, written) {
        io.err(String(chunk));
        written();
      },
    }),
    { isTTY: true, columns: io.columns },
  );
  const tail = end === 'eta' ? '{eta_formatted} left' : '{note}';
  const format = ` {bar} {value} of {total} | {failed} failed | {cost} | ${tail}`;
  const bar = new SingleBar(
    // The library reads no more of a stream than this one has.
    { format, stream: stream as unknown as NodeJS.WritableStream, clearOnComplete: true, gracefulExit: false },
    Presets.shades_classic,
  );
  bar.start(total, done, { failed: 0, cost: formatUsd(0), note: '' });
  return {
    at: (value, failed, costUsd) => bar.update(value, { failed, cost: formatUsd(costUsd) }),
    note: (text) => bar.update({ note: text }),
    stop: () => bar.stop(),
  };
}
