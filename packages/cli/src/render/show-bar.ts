import { Writable } from 'node:stream';
import type { Io } from '../io.js';
import { formatUsd } from './format.js';

export interface Bar {
  readonly at: (done: number, failed: number, costUsd: number) => void;
  /** Wipes it. */
  readonly stop: () => void;
}

/** A bar on a terminal, with the time that is left. cli-progress because it does that well; loaded only where one is shown. */
export async function showBar(io: Io, total: number, done: number): Promise<Bar> {
  if (!io.showsProgress) return { at: () => {}, stop: () => {} };
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
  const format = ' {bar} {value} of {total} | {failed} failed | {cost} | {eta_formatted} left';
  const bar = new SingleBar(
    // The library reads no more of a stream than this one has.
    { format, stream: stream as unknown as NodeJS.WritableStream, clearOnComplete: true, gracefulExit: false },
    Presets.shades_classic,
  );
  bar.start(total, done, { failed: 0, cost: formatUsd(0) });
  return {
    at: (value, failed, costUsd) => bar.update(value, { failed, cost: formatUsd(costUsd) }),
    stop: () => bar.stop(),
  };
}
