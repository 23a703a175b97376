import type { ModelEntry } from './price-table.js';

/** Two lists of models of one vendor: of each model the newer entry, with what only the older one knows. */
export function mergeModels(own: readonly ModelEntry[], read: readonly ModelEntry[]): readonly ModelEntry[] {
  const byId = new Map(own.map((entry) => [entry.id.toLowerCase(), entry]));
  for (const entry of read) {
    const before = byId.get(entry.id.toLowerCase());
    const isNewer = before === undefined || entry.asOf >= before.asOf;
    const [older, newer] = isNewer ? [before, entry] : [entry, before];
    const prices = newer.prices.length > 0 ? newer.prices : (older?.prices ?? []);
    const capabilities = { ...older?.capabilities, ...newer.capabilities };
    byId.set(entry.id.toLowerCase(), {
      ...older,
      ...newer,
      prices,
      ...(Object.keys(capabilities).length > 0 && { capabilities }),
    });
  }
  return [...byId.values()];
}
