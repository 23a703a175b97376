import type { Config } from '@cascade/config';
import { type ModelEntry, type PriceTable, priceVendors } from '@cascade/prices';
import type { Io } from '../../io.js';
import { openConfig } from '../../open-session.js';
import { renderTable } from '../../render/table.js';
import { UsageError } from '../../usage-error.js';
import { refreshPrices } from './refresh-prices.js';

export interface ModelsOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly all?: boolean;
  /** A URL or a path. */
  readonly refresh?: string;
}

/** `cascade models`: what models cost, how much they read and write, what they can, who says so, and since when. */
export async function modelsCommand(io: Io, provider: string | undefined, options: ModelsOptions): Promise<number> {
  const config = await openConfig(io, options.config);
  if (options.refresh !== undefined) return refreshPrices(io, config, options.refresh, provider);
  const tables = await findTables(config, provider, options.all === true);
  const isShown = ({ isRetired }: ModelEntry) => options.all === true || isRetired !== true;
  if (options.json === true) {
    const vendors = Object.fromEntries(tables.map(({ vendor, models }) => [vendor, models.filter(isShown)]));
    await io.out(`${JSON.stringify({ version: 1, vendors }, null, 2)}\n`);
    return 0;
  }
  const head = ['model', 'in', 'out', 'cached', 'context', 'answer', 'can', 'source', 'as of'];
  const rows = tables.flatMap((table) => table.models.filter(isShown).map((model) => toRow(table, model, io.now())));
  await io.out(await renderTable(io, head, rows));
  io.err('US dollars per million tokens; what is empty is not known.\n');
  return 0;
}

/** Of the provider that is named, else of those in use, else of all vendors. */
async function findTables(config: Config, name: string | undefined, isAll: boolean): Promise<readonly PriceTable[]> {
  const { findProviderName } = await import('@cascade/config');
  const inUse = config.connections().flatMap(({ priceVendor }) => priceVendor ?? []);
  const own = config.connections().find((connection) => connection.name === name)?.priceVendor;
  const every: readonly string[] = isAll || inUse.length === 0 ? priceVendors : inUse;
  const vendors = name === undefined ? every : [own ?? findProviderName(name) ?? name];
  const tables = await Promise.all([...new Set(vendors)].map((vendor) => config.prices.load(vendor)));
  const found = tables.filter((table) => table !== undefined);
  if (found.length > 0) return found;
  throw new UsageError(
    `Nobody knows what the models of "${name}" cost. Known are ${priceVendors.join(', ')}; a file of your own: cascade models --refresh FILE`,
  );
}

function toRow({ vendor, findPrice }: PriceTable, model: ModelEntry, nowMs: number): readonly string[] {
  const price = findPrice(model.id, nowMs);
  const { contextTokens, maxOutputTokens, capabilities = {}, source, asOf } = model;
  const can = Object.entries(capabilities).flatMap(([name, has]) => (has === true ? [name] : []));
  const ends = model.isRetired === true ? ' (retired)' : model.endsOn === undefined ? '' : ` (until ${model.endsOn})`;
  return [
    `${vendor}/${model.id}${ends}`,
    dollars(price?.inputPer1M),
    dollars(price?.outputPer1M),
    dollars(price?.cacheReadPer1M),
    tokens(contextTokens),
    tokens(maxOutputTokens),
    can.join(' '),
    source,
    asOf,
  ];
}

function dollars(perMillion: number | undefined): string {
  return perMillion === undefined ? '' : String(perMillion);
}

function tokens(count: number | undefined): string {
  if (count === undefined) return '';
  return count >= 1_000_000
    ? `${Math.round(count / 100_000) / 10}M`
    : count >= 1_000
      ? `${Math.round(count / 1_000)}k`
      : String(count);
}
