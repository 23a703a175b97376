import type { Config } from '@cascade/config';
import { type ModelEntry, type PriceTable, readPrices, vendorName } from '@cascade/prices';
import type { Io } from '../../io.js';
import { printable } from '../../render/printable.js';
import { UsageError } from '../../usage-error.js';
import { readSource } from './read-source.js';

/** Changes that are named one by one. */
const mostNamed = 10;

/** Reads newer prices from a file that the user names, says what changes, and keeps them. */
export async function refreshPrices(
  io: Io,
  config: Config,
  from: string,
  provider: string | undefined,
): Promise<number> {
  const asOf = new Date(io.now()).toISOString().slice(0, 10);
  const found = parse(from, await readSource(io, from), asOf);
  const wanted = [...found].filter(([vendor]) => provider === undefined || vendor === vendorName(provider));
  if (wanted.length === 0)
    throw new UsageError(`${from} has nothing of ${provider}. It has ${[...found.keys()].join(', ')}`);
  for (const [vendor, models] of wanted) {
    const before = await config.prices.load(vendor);
    await config.prices.keep(vendor, models);
    const after = await config.prices.load(vendor);
    tell(io, vendor, after === undefined ? [] : changes(before, after, io.now()), models.length);
  }
  return 0;
}

function parse(from: string, text: string, asOf: string): ReadonlyMap<string, readonly ModelEntry[]> {
  try {
    const data: unknown = JSON.parse(text);
    return readPrices(data, { source: from.slice(0, 200), asOf });
  } catch (error) {
    const why =
      error instanceof SyntaxError ? 'it is not JSON' : error instanceof Error ? error.message : String(error);
    throw new UsageError(`${from} cannot be used: ${why}. Nothing was changed`);
  }
}

/** One line for each model whose price of today is another one. */
function changes(before: PriceTable | undefined, after: PriceTable, nowMs: number): readonly string[] {
  return after.models.flatMap(({ id }) => {
    const [old, now] = [before?.findPrice(id, nowMs), after.findPrice(id, nowMs)];
    if (now === undefined || (old?.inputPer1M === now.inputPer1M && old.outputPer1M === now.outputPer1M)) return [];
    const was = old === undefined ? 'new' : `was ${old.inputPer1M} / ${old.outputPer1M}`;
    return [`${id}: ${now.inputPer1M} / ${now.outputPer1M} (${was})`];
  });
}

function tell(io: Io, vendor: string, changed: readonly string[], count: number): void {
  io.err(`${vendor}: read ${count} models, ${changed.length} prices are others now\n`);
  for (const line of changed.slice(0, mostNamed)) io.err(printable(`  ${line}\n`));
  if (changed.length > mostNamed) io.err(`  and ${changed.length - mostNamed} more\n`);
}
