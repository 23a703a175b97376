import { describeChatModel, openUpstream } from '@cascade/testing/chat-model';
import { createAnthropic } from './create-anthropic.js';

const parameters = { metadata: { user_id: 'passed-through' } };

describeChatModel(
  'anthropic',
  openUpstream({ parameters, createModel: (url) => createAnthropic({ baseURL: url }).chat('claude-haiku-4-5') }),
);

describeChatModel(
  'anthropic with a model that always thinks',
  openUpstream({ parameters, createModel: (url) => createAnthropic({ baseURL: url }).chat('claude-opus-5-5') }),
  {
    skip: { 'asks for a tool by name': 'claude-opus-5-5 refuses to be made to call a tool: the choice is left to it' },
  },
);

describeChatModel(
  'anthropic under the old version, with a model that has no constrained output',
  openUpstream({
    parameters,
    createModel: (url) => createAnthropic({ baseURL: url, version: '2023-06-01' }).chat('claude-sonnet-4-0'),
  }),
);
