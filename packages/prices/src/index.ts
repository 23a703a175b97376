export { createPriceTable } from './create-price-table.js';
export { findModel } from './find-model.js';
export { findPrice } from './find-price.js';
export { loadPrices, type PriceVendor, priceVendors, vendorName } from './load-prices.js';
export { mergeModels } from './merge-models.js';
export type { DatedPrice, ModelCapabilities, ModelEntry, PriceTable } from './price-table.js';
export { type PriceSource, readPrices } from './read-prices.js';
