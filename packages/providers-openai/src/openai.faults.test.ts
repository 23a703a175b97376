import { describeFaults } from '@cascade/testing/chat-model';
import { createOpenAI } from './create-openai.js';

describeFaults('openai over Chat Completions', {
  protocol: 'openai-chat',
  createModel: (url) => createOpenAI({ baseURL: `${url}/v1` }).chat('gpt-4o-mini'),
});

describeFaults('openai over Responses', {
  protocol: 'openai-responses',
  createModel: (url) => createOpenAI({ baseURL: `${url}/v1`, api: 'responses' }).chat('gpt-5-mini'),
});

describeFaults('openai on Azure', {
  protocol: 'azure-openai',
  createModel: (url) => createOpenAI({ baseURL: url, azure: true }).chat('my-deployment'),
});
