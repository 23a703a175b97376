import { describeProviderCheck } from '@cascade/testing/chat-model';
import { createOpenAI } from './create-openai.js';

describeProviderCheck('openai', { createProvider: (url) => createOpenAI({ baseURL: `${url}/v1` }) });

describeProviderCheck('a compatible server that asks for no key', {
  createProvider: (url) => createOpenAI({ name: 'vllm', baseURL: `${url}/p/compatible/v1` }),
  isPublic: true,
});

describeProviderCheck('openai on Azure', {
  createProvider: (url) => createOpenAI({ baseURL: url, azure: true }),
  namesNoModels: true,
});

describeProviderCheck('a deployment on Azure', {
  createProvider: (url) => createOpenAI({ baseURL: `${url}/openai/deployments/mine`, azure: true }),
  namesNoModels: true,
});

describeProviderCheck("Azure with OpenAI's paths", {
  createProvider: (url) => createOpenAI({ baseURL: `${url}/openai/v1`, azure: true }),
  namesNoModels: true,
});
