import type { IncomingRequest } from '../../incoming-request.js';
import { numberOf } from '../../json.js';
import type { Protocol, WireFailure } from '../../protocol.js';
import { emptyQuestion } from '../../question.js';
import { authenticateBearer } from '../openai-chat/authenticate-bearer.js';
import { openAIFailureBody } from '../openai-chat/openai-failure.js';
import { openAIHeaders } from '../openai-chat/openai-headers.js';
import { refuseParameter, validateModel } from '../openai-chat/validate-chat.js';

/** OpenAI embeddings, also on Azure's deployment path. */
export const openAIEmbeddings: Protocol = {
  name: 'openai-embeddings',
  contentType: { unary: 'application/json', stream: 'application/json' },
  framing: { style: 'sse', newline: '\n', eventNames: false },
  authenticate: authenticateBearer,
  headers: openAIHeaders,
  read: (incoming) => ({
    ...emptyQuestion,
    protocol: 'openai-embeddings',
    model: incoming.model,
    stream: false,
    inputTokens: Math.ceil(JSON.stringify(incoming.body.input ?? '').length / 4),
    inputs: readInputs(incoming.body.input),
    dimensions: numberOf(incoming.body.dimensions),
    base64: incoming.body.encoding_format === 'base64',
  }),
  validate: validateEmbeddings,
  body: ({ embeddings, usage }, { question }) => ({
    object: 'list',
    data: embeddings.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: question.base64 ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector,
    })),
    model: question.model,
    ...(usage && { usage: { prompt_tokens: usage.inputTokens, total_tokens: usage.inputTokens } }),
  }),
  failureBody: (failure, _requestId, incoming) => openAIFailureBody(failure, incoming.profile),
};

/** One text, several texts, or arrays of tokens (each becomes one input). */
function readInputs(input: unknown): string[] {
  if (typeof input === 'string') return [input];
  if (!Array.isArray(input)) return [];
  return input.every((item) => typeof item === 'number') ? [input.join(' ')] : input.map(String);
}

function validateEmbeddings(incoming: IncomingRequest): WireFailure | undefined {
  const { body } = incoming;
  const problem = validateModel(incoming);
  if (problem) return problem;
  if (body.input === undefined || body.input === '' || (Array.isArray(body.input) && body.input.length === 0))
    return refuseParameter('input', "Invalid 'input': input cannot be an empty string or an empty array.");
  return Array.isArray(body.input) && body.input.length > 2_048
    ? refuseParameter(
        'input',
        "Invalid 'input': array too long. Expected an array with maximum length 2048.",
        'array_above_max_length',
      )
    : undefined;
}
