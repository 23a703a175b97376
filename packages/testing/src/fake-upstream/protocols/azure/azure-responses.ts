import type { Protocol } from '../../protocol.js';
import { openAIResponses } from '../openai-responses/openai-responses.js';
import { authenticateAzure } from './authenticate-azure.js';
import { azureFailureBody } from './azure-failure.js';
import { azureHeaders } from './azure-headers.js';

/** OpenAI Responses on Azure's path, with Azure's key, headers and errors. */
export const azureResponses: Protocol = {
  ...openAIResponses,
  authenticate: authenticateAzure,
  headers: azureHeaders,
  failureBody: azureFailureBody,
};
