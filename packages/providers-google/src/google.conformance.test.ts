import { describeChatModel, openUpstream } from '@cascade/testing/chat-model';
import { createGoogle } from './create-google.js';

const parameters = { labels: { suite: 'passed-through' } };

for (const modelId of ['gemini-2.5-flash', 'gemini-3.8-flash']) {
  describeChatModel(
    `google with ${modelId}`,
    openUpstream({ parameters, createModel: (url) => createGoogle({ baseURL: url }).chat(modelId) }),
  );
}
