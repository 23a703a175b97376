import type { CascadeView, EntryView } from '../../spec/gate.js';
import type { Operation } from '../operation.js';
import type { Entry } from '../resolved-cascade.js';
import type { Run } from '../run.js';

/** What the gate may know of a run's cascade: the entries that can serve this conversation, with their prices now. */
export function viewOf<Answer>({ cascade }: Run, operation: Operation<Answer>): CascadeView {
  const atMs = cascade.clock.now();
  const look = (entries: readonly Entry[]): readonly EntryView[] => entries.map((entry) => lookAt(entry, atMs));
  return {
    name: cascade.name,
    tiers: cascade.tiers.map((entries, index) => ({
      index,
      entries: look(entries.filter((entry) => operation.unfit(entry) === undefined)),
    })),
    opinions: look(cascade.opinions),
  };
}

function lookAt(entry: Entry, atMs: number): EntryView {
  const { key, provider, modelId, capabilities } = entry;
  const price = entry.priceAt(atMs);
  const kind = entry.chat === undefined ? 'embedding' : 'chat';
  return { key, provider, modelId, kind, capabilities, ...(price && { price }) };
}
