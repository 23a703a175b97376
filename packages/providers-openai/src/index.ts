/** OpenAI, Azure OpenAI and every compatible server as Cascade models. @module */
export { type AzureOpenAISettings, azureOpenAI } from './azure-openai.js';
export { createOpenAI, type OpenAIProvider, openai } from './create-openai.js';
export { type OpenAICompatibleSettings, openaiCompatible } from './openai-compatible.js';
export type { OpenAISettings } from './openai-settings.js';
export type { TokenProvider } from './token-provider.js';
