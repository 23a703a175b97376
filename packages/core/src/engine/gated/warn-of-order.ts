import type { CascadeView, EntryView } from '../../spec/gate.js';
import type { Run } from '../run.js';

/** A later tier that costs less than an earlier one is most likely a mistake: there is nothing to save by asking it last. */
export function warnOfOrder(run: Run, { tiers }: CascadeView): void {
  for (const [place, { entries }] of tiers.entries()) {
    const [earlier, later] = [tiers[place - 1]?.entries[0], entries[0]];
    if (earlier?.price === undefined || later?.price === undefined || rate(later) >= rate(earlier)) continue;
    run.warn('tier-order', `tier ${place} (${later.key}) costs less than tier ${place - 1} (${earlier.key})`);
  }
}

/** Input and output in equal parts: enough to tell cheap from dear. */
function rate({ price }: EntryView): number {
  return price === undefined ? 0 : price.inputPer1M + price.outputPer1M;
}
