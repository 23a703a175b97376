/** Claude models, and any server that speaks Anthropic's Messages API, as Cascade models. @module */
export type { AnthropicSettings } from './anthropic-settings.js';
export { anthropic, createAnthropic } from './create-anthropic.js';
