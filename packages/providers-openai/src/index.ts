/** OpenAI, Azure OpenAI and every compatible server as Cascade models. @module */
export { createOpenAI, type OpenAIProvider, openai } from './create-openai.js';
export type { OpenAISettings } from './openai-settings.js';
