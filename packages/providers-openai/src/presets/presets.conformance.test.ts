import { describeChatModel, openUpstream } from '@cascade/testing/chat-model';
import * as presets from './index.js';

const models = {
  cerebras: [presets.createCerebras, 'gpt-oss-120b'],
  deepseek: [presets.createDeepSeek, 'deepseek-v4-pro'],
  fireworks: [presets.createFireworks, 'accounts/fireworks/models/kimi-k2'],
  groq: [presets.createGroq, 'llama-3.3-70b-versatile'],
  huggingface: [presets.createHuggingFace, 'openai/gpt-oss-120b:cerebras'],
  litellm: [presets.createLiteLLM, 'our-alias'],
  lmstudio: [presets.createLMStudio, 'qwen3-8b'],
  mistral: [presets.createMistral, 'mistral-small-2603'],
  openrouter: [presets.createOpenRouter, 'anthropic/claude-sonnet-4.5'],
  together: [presets.createTogether, 'meta-llama/Llama-3.3-70B-Instruct-Turbo'],
  vllm: [presets.createVLLM, 'qwen3'],
  xai: [presets.createXAI, 'grok-4.3'],
} as const;

// Each against a server with that vendor's differences.
for (const [name, [create, modelId]] of Object.entries(models)) {
  describeChatModel(
    `the preset ${name}`,
    openUpstream({ createModel: (url) => create({ baseURL: `${url}/p/${name}/v1` }).chat(modelId) }),
  );
}
