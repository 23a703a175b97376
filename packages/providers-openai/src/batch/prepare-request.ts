import type { CallContext, ChatRequest, PreparedRequest } from '@cascade/core/spec';
import { buildChatRequest } from '../chat/build-chat-request.js';
import type { CallSite } from '../chat/chat-calls.js';
import { readAnswer } from '../chat/read-answer.js';
import { buildResponsesRequest } from '../responses/build-responses-request.js';
import { readResponse } from '../responses/read-response.js';
import { readRow } from './read-row.js';

/** A request as it goes into a batch for one of the two APIs. */
export function prepareRequest(
  { modelId, endpoint }: CallSite,
  isResponses: boolean,
  request: ChatRequest,
  omit: CallContext['omit'],
): PreparedRequest {
  const { body, warnings } = isResponses
    ? buildResponsesRequest(modelId, request, endpoint)
    : buildChatRequest(modelId, request, endpoint, omit);
  const read = isResponses ? readResponse : readAnswer;
  return {
    group: isResponses ? '/v1/responses' : '/v1/chat/completions',
    body: { ...body },
    read: (row) => readRow(row, endpoint, (answer) => read(answer, endpoint.name, warnings)),
  };
}
