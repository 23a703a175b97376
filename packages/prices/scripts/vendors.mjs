/** The vendors of the table, and what each source calls them. */
export const vendors = [
  { id: 'openai' },
  { id: 'anthropic' },
  { id: 'google' },
  { id: 'groq' },
  { id: 'together', modelsDev: 'togetherai' },
  { id: 'mistral' },
  { id: 'deepseek' },
  { id: 'xai', genaiPrices: 'x-ai' },
  { id: 'cerebras' },
  { id: 'fireworks', modelsDev: 'fireworks-ai' },
  { id: 'openrouter' },
].map((vendor) => ({ modelsDev: vendor.id, genaiPrices: vendor.id, ...vendor }));

/** What the vendors say about all their models, where no source has it per model. Absent means unknown. */
export const vendorCapabilities = {
  anthropic: { logprobs: false },
  groq: { logprobs: false },
  deepseek: { jsonSchema: false },
  google: { jsonSchema: true },
};
