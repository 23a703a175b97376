import { describeProviderCheck } from '@cascade/testing/chat-model';
import { createAnthropic } from './create-anthropic.js';

describeProviderCheck('anthropic', { createProvider: (url) => createAnthropic({ baseURL: url }) });

describeProviderCheck('anthropic under the new version', {
  createProvider: (url) => createAnthropic({ baseURL: url, version: '2026-10-21' }),
});
