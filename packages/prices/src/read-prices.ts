import type { Price } from '@cascade/core/spec';
import { priceVendors, vendorName } from './load-prices.js';
import type { DatedPrice, ModelCapabilities, ModelEntry } from './price-table.js';

/** What is said of entries that do not say it themselves. */
export interface PriceSource {
  /** Where the file is from. */
  readonly source: string;
  /** The day of the file, as `2026-11-20`. */
  readonly asOf: string;
}

/** A part of a file: plain values that nobody has looked at. */
type Fields = Readonly<Record<string, unknown>>;

const mostModels = 20_000;

/**
 * The models by vendor in a parsed file of prices: `{version: 1, vendors: {openai: [ModelEntry]}}`, as `cascade models --json`
 * writes it, or `{openai: {models: {ID: {cost, limit}}}}`, as models.dev publishes it (of which only vendors with a table
 * of their own are taken).
 *
 * @throws RangeError that names vendor, model and value: a price must be a number of at least 0
 */
export function readPrices(data: unknown, defaults: PriceSource): ReadonlyMap<string, readonly ModelEntry[]> {
  const { vendors, ...rest } = fieldsOf(data);
  const isOurs = typeof vendors === 'object' && vendors !== null;
  const found = Object.entries(isOurs ? fieldsOf(vendors) : rest).flatMap(([name, value]) => {
    const vendor = vendorName(name);
    if (!isOurs && !priceVendors.some((known) => known === vendor)) return [];
    const models = isOurs ? listOf(value) : Object.entries(fieldsOf(fieldsOf(value).models));
    const entries = models.slice(0, mostModels).map((model) => readModel(vendor, model, defaults));
    return entries.length === 0 ? [] : [[vendor, entries] as const];
  });
  if (found.length === 0) throw new RangeError('it holds no prices of a known form');
  return new Map(found);
}

function readModel(vendor: string, model: unknown, defaults: PriceSource): ModelEntry {
  if (Array.isArray(model)) return readModelsDev(vendor, String(model[0]), fieldsOf(model[1]), defaults);
  const fields = fieldsOf(model);
  const id = textOf(fields.id) ?? '';
  if (id === '') throw new RangeError(`${vendor} has a model without an id`);
  const place = `${vendor}/${id}`;
  const aliases = listOf(fields.aliases).filter((alias) => typeof alias === 'string');
  return {
    id,
    ...(aliases.length > 0 && { aliases }),
    prices: listOf(fields.prices).map((price) => readDated(place, fieldsOf(price))),
    ...limits(place, fields.contextTokens, fields.maxOutputTokens),
    ...capabilities(fieldsOf(fields.capabilities)),
    source: textOf(fields.source) ?? defaults.source,
    asOf: dayOf(fields.asOf) ?? defaults.asOf,
    ...(fields.isRetired === true && { isRetired: true }),
    ...texts({ endsOn: fields.endsOn, successor: fields.successor }),
  };
}

function readModelsDev(vendor: string, id: string, model: Fields, { source, asOf }: PriceSource): ModelEntry {
  const place = `${vendor}/${id}`;
  const { cost, limit, modalities, tool_call: tools, reasoning } = model;
  const { context, output } = fieldsOf(limit);
  const input = fieldsOf(modalities).input;
  return {
    id,
    prices: pricesOfModelsDev(place, fieldsOf(cost)),
    ...limits(place, context, output),
    ...capabilities({ tools, reasoning, images: Array.isArray(input) ? input.includes('image') : undefined }),
    source,
    asOf,
  };
}

/** What is free is free by name; otherwise two zeros stand for what nobody knows. */
function pricesOfModelsDev(place: string, cost: Fields): readonly DatedPrice[] {
  if (cost.input === undefined || cost.output === undefined) return [];
  if (cost.input === 0 && cost.output === 0 && !place.endsWith(':free')) return [];
  const rates = (from: Fields): Fields => ({
    inputPer1M: from.input,
    outputPer1M: from.output,
    cacheReadPer1M: from.cache_read,
    cacheWritePer1M: from.cache_write,
  });
  const above = fieldsOf(cost.context_over_200k);
  // One name for the steps of all vendors; OpenAI's is at 272,000.
  const aboveInputTokens = place.startsWith('openai/') ? 272_000 : 200_000;
  const steps = above.input === undefined ? undefined : [{ ...rates(above), aboveInputTokens }];
  return [readDated(place, { ...rates(cost), steps })];
}

function readDated(place: string, price: Fields): DatedPrice {
  const from = dayOf(price.from);
  const steps = listOf(price.steps).map((step) => {
    const fields = fieldsOf(step);
    return {
      ...readRates(place, fields),
      aboveInputTokens: amount(place, 'aboveInputTokens', fields.aboveInputTokens),
    };
  });
  return {
    ...readRates(place, price),
    ...(steps.length > 0 && { steps }),
    ...(from !== undefined && { from }),
  };
}

function readRates(place: string, fields: Fields): Omit<Price, 'steps'> {
  const optional = (['cacheReadPer1M', 'cacheWritePer1M', 'cacheWrite1hPer1M'] as const).flatMap((name) =>
    fields[name] === undefined || fields[name] === null ? [] : [[name, amount(place, name, fields[name])]],
  );
  return {
    inputPer1M: amount(place, 'inputPer1M', fields.inputPer1M),
    outputPer1M: amount(place, 'outputPer1M', fields.outputPer1M),
    ...Object.fromEntries(optional),
  };
}

function amount(place: string, name: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw new RangeError(`${place}: ${name} must be a number of at least 0, got ${JSON.stringify(value)?.slice(0, 50)}`);
}

function limits(
  place: string,
  context: unknown,
  output: unknown,
): Pick<ModelEntry, 'contextTokens' | 'maxOutputTokens'> {
  const known = (value: unknown): boolean => value !== undefined && value !== null && value !== 0;
  return {
    ...(known(context) && { contextTokens: amount(place, 'contextTokens', context) }),
    ...(known(output) && { maxOutputTokens: amount(place, 'maxOutputTokens', output) }),
  };
}

function capabilities(fields: Fields): Pick<ModelEntry, 'capabilities'> {
  const names = ['tools', 'images', 'jsonSchema', 'logprobs', 'reasoning'] as const;
  const known: ModelCapabilities = Object.fromEntries(
    names.flatMap((name) => (typeof fields[name] === 'boolean' ? [[name, fields[name]]] : [])),
  );
  return Object.keys(known).length === 0 ? {} : { capabilities: known };
}

function texts(fields: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
