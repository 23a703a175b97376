/** The vendors that speak OpenAI's protocol, each with its address, its key variable and its differences. @module */
export { cerebras, createCerebras } from './cerebras.js';
export { createDeepSeek, deepseek } from './deepseek.js';
export type { CreatePreset, PresetSettings } from './define-preset.js';
export { createFireworks, fireworks } from './fireworks.js';
export { createGroq, groq } from './groq.js';
export { createHuggingFace, huggingface } from './huggingface.js';
export { createLiteLLM, litellm } from './litellm.js';
export { createLMStudio, lmstudio } from './lmstudio.js';
export { createMistral, mistral } from './mistral.js';
export { createOpenRouter, openrouter } from './openrouter.js';
export { createTogether, together } from './together.js';
export { createVLLM, vllm } from './vllm.js';
export { createXAI, xai } from './xai.js';
