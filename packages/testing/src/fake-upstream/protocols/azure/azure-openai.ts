import { arrayOf, objectOf } from '../../json.js';
import type { Protocol, WireEvent } from '../../protocol.js';
import { chatBody } from '../openai-chat/chat-body.js';
import { chatEvents } from '../openai-chat/chat-events.js';
import { openAIChat } from '../openai-chat/openai-chat.js';
import { readChat } from '../openai-chat/read-chat.js';
import { authenticateAzure } from './authenticate-azure.js';
import { azureFailureBody } from './azure-failure.js';
import { azureHeaders } from './azure-headers.js';

const safe = { filtered: false, severity: 'safe' };
const contentFilterResults = { hate: safe, self_harm: safe, sexual: safe, violence: safe };
const promptFilterResults = [
  {
    prompt_index: 0,
    content_filter_results: { ...contentFilterResults, jailbreak: { filtered: false, detected: false } },
  },
];

/** Chat Completions on Azure: deployment in the path, content filter results everywhere, its own errors. */
export const azureOpenAI: Protocol = {
  ...openAIChat,
  name: 'azure-openai',
  authenticate: authenticateAzure,
  read: (incoming) => readChat(incoming, 'azure-openai'),
  headers: azureHeaders,
  body(reply, context) {
    const { service_tier: _tier, ...body } = chatBody(reply, context);
    return {
      ...body,
      choices: filteredChoices(body, false),
      prompt_filter_results: promptFilterResults,
      system_fingerprint: null,
    };
  },
  events(reply, context) {
    const opening = {
      choices: [],
      created: 0,
      id: '',
      model: '',
      object: '',
      prompt_filter_results: promptFilterResults,
    };
    const chunks = chatEvents(reply, context).map((event): WireEvent => {
      const { service_tier: _tier, ...chunk } = objectOf(event.data);
      return {
        ...event,
        data: { ...chunk, choices: filteredChoices(chunk, event.mark !== 'content'), system_fingerprint: null },
      };
    });
    return [{ data: opening, mark: 'open' }, ...chunks];
  },
  failureBody: azureFailureBody,
};

function filteredChoices(chunk: Record<string, unknown>, empty: boolean): unknown[] {
  return arrayOf(chunk.choices).map((choice) => ({
    ...objectOf(choice),
    content_filter_results: empty ? {} : contentFilterResults,
  }));
}
