import type { CascadeView, EntryView } from '../../spec/gate.js';
import type { Operation } from '../operation.js';
import type { Entry } from '../resolved-cascade.js';
import type { Run } from '../run.js';
import { barred, unfit } from '../unfit.js';

/** What the gate may know of a run's cascade: the entries that can serve this conversation, with their prices now. */
export function viewOf<Answer>(run: Run, operation: Operation<Answer>): CascadeView {
  const { cascade } = run;
  const atMs = cascade.clock.now();
  const look = (entries: readonly Entry[]): readonly EntryView[] => entries.map((entry) => lookAt(entry, atMs));
  return {
    name: cascade.name,
    tiers: cascade.tiers.map((entries, index) => ({
      index,
      entries: look(entries.filter((entry) => unfit(run, operation, entry) === undefined)),
    })),
    opinions: look(cascade.opinions.filter((entry) => barred(run, entry) === undefined)),
  };
}

function lookAt(entry: Entry, atMs: number): EntryView {
  const { key, provider, modelId, capabilities } = entry;
  const price = entry.priceAt(atMs);
  const kind = entry.chat === undefined ? 'embedding' : 'chat';
  return { key, provider, modelId, kind, capabilities, ...(price && { price }) };
}
