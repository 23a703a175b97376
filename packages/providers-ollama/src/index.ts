/** Ollama models for Cascade. @module */
export { createOllama, type OllamaProvider } from './create-ollama.js';
export { ollama } from './ollama.js';
export type { OllamaSettings } from './ollama-settings.js';
