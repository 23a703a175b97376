import { arrayOf, numberOf, objectOf, stringOf } from '../../json.js';
import type { Protocol } from '../../protocol.js';
import { emptyQuestion } from '../../question.js';
import { gemini } from '../gemini/gemini.js';

/** Gemini embeddings: `:embedContent` for one text, `:batchEmbedContents` for several. */
export const geminiEmbeddings: Protocol = {
  name: 'gemini-embeddings',
  contentType: gemini.contentType,
  framing: gemini.framing,
  authenticate: gemini.authenticate,
  headers: gemini.headers,
  failureBody: gemini.failureBody,
  read(incoming) {
    const requests = isBatch(incoming.path) ? arrayOf(incoming.body.requests).map(objectOf) : [incoming.body];
    return {
      ...emptyQuestion,
      protocol: 'gemini-embeddings',
      model: incoming.model,
      stream: false,
      inputTokens: Math.ceil(JSON.stringify(requests).length / 4),
      inputs: requests.map((request) => contentText(request.content)),
      dimensions: numberOf(requests[0]?.outputDimensionality),
    };
  },
  validate(incoming) {
    if (incoming.isUnknownModel(incoming.model))
      return {
        kind: 'model-not-found',
        message: `models/${incoming.model} is not found for API version v1beta, or is not supported for embedContent.`,
      };
    const requests = isBatch(incoming.path) ? arrayOf(incoming.body.requests).map(objectOf) : [incoming.body];
    const empty = requests.length === 0 || requests.some((request) => contentText(request.content) === '');
    return empty ? { kind: 'bad-request', message: '* EmbedContentRequest.content: contents is required' } : undefined;
  },
  body({ embeddings }, { incoming }) {
    const values = embeddings.map((vector) => ({ values: vector }));
    return isBatch(incoming.path) ? { embeddings: values } : { embedding: values[0] };
  },
};

function isBatch(path: string): boolean {
  return path.endsWith(':batchEmbedContents');
}

function contentText(content: unknown): string {
  return arrayOf(objectOf(content).parts)
    .map((part) => stringOf(objectOf(part).text) ?? '')
    .join('');
}
