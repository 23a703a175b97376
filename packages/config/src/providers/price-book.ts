import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createPriceTable,
  loadPrices,
  type ModelEntry,
  mergeModels,
  type PriceTable,
  readPrices,
  vendorName,
} from '@cascade/prices';
import type { Folders } from '../files/folders.js';
import { replaceFile } from '../files/replace-file.js';

/** The prices that come with Cascade, and newer ones that the user has read into it. */
export interface PriceBook {
  /** Undefined for a vendor that nobody has prices of. */
  load(vendor: string): Promise<PriceTable | undefined>;
  /** Keeps the models of a vendor from a file of the user's. */
  keep(vendor: string, models: readonly ModelEntry[]): Promise<void>;
}

/** No vendor has so many models. */
const mostBytes = 32 * 1024 * 1024;

export function priceBook({ dataHome }: Pick<Folders, 'dataHome'>, warn: (text: string) => void): PriceBook {
  const tables = new Map<string, Promise<PriceTable | undefined>>();
  const pathOf = (vendor: string): string =>
    join(dataHome, 'cascade', 'prices', `${encodeURIComponent(vendorName(vendor))}.json`);
  const read = async (vendor: string): Promise<readonly ModelEntry[]> => {
    const path = pathOf(vendor);
    try {
      if ((await stat(path)).size > mostBytes) throw new RangeError('it is too large');
      const data: unknown = JSON.parse(await readFile(path, 'utf8'));
      return readPrices(data, { source: path, asOf: '' }).get(vendorName(vendor)) ?? [];
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      const why = error instanceof Error ? error.message : String(error);
      warn(`${path} cannot be used (${why}): remove it, or run cascade models --refresh again.`);
      return [];
    }
  };
  const load = async (vendor: string): Promise<PriceTable | undefined> => {
    const [own, kept] = await Promise.all([loadPrices(vendor), read(vendor)]);
    if (kept.length === 0) return own;
    return createPriceTable(vendorName(vendor), mergeModels(own?.models ?? [], kept));
  };
  return {
    load(vendor) {
      const known = tables.get(vendor) ?? load(vendor);
      tables.set(vendor, known);
      return known;
    },
    keep(vendor, models) {
      tables.clear();
      return replaceFile(pathOf(vendor), `${JSON.stringify({ version: 1, vendors: { [vendor]: models } })}\n`);
    },
  };
}
