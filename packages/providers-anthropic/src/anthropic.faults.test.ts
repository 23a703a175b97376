import { describeFaults } from '@cascade/testing/chat-model';
import { createAnthropic } from './create-anthropic.js';

describeFaults('anthropic', {
  protocol: 'anthropic',
  createModel: (url) => createAnthropic({ baseURL: url }).chat('claude-haiku-4-5'),
});
