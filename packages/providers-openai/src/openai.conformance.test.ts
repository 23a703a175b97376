import { describeChatModel, openUpstream } from '@cascade/testing/chat-model';
import { createOpenAI } from './create-openai.js';

const parameters = { safety_identifier: 'passed-through' };

describeChatModel(
  'openai over Chat Completions',
  openUpstream({ parameters, createModel: (url) => createOpenAI({ baseURL: `${url}/v1` }).chat('gpt-4o-mini') }),
);

describeChatModel(
  'openai over Responses',
  openUpstream({
    parameters,
    createModel: (url) => createOpenAI({ baseURL: `${url}/v1`, api: 'responses' }).chat('gpt-5-mini'),
  }),
);

describeChatModel(
  'openai on Azure',
  openUpstream({ parameters, createModel: (url) => createOpenAI({ baseURL: url, azure: true }).chat('my-deployment') }),
);
