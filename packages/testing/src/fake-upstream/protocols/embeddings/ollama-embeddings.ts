import { arrayOf, numberOf } from '../../json.js';
import type { Protocol } from '../../protocol.js';
import { emptyQuestion } from '../../question.js';
import { ollama } from '../ollama/ollama.js';

/** Ollama embeddings: `/api/embed`. */
export const ollamaEmbeddings: Protocol = {
  name: 'ollama-embeddings',
  contentType: ollama.contentType,
  framing: ollama.framing,
  authenticate: ollama.authenticate,
  headers: ollama.headers,
  failureBody: ollama.failureBody,
  read: (incoming) => ({
    ...emptyQuestion,
    protocol: 'ollama-embeddings',
    model: incoming.model,
    stream: false,
    inputTokens: Math.ceil(JSON.stringify(incoming.body.input ?? '').length / 4),
    inputs: typeof incoming.body.input === 'string' ? [incoming.body.input] : arrayOf(incoming.body.input).map(String),
    dimensions: numberOf(incoming.body.dimensions),
  }),
  validate({ model, isUnknownModel, body }) {
    if (isUnknownModel(model))
      return { kind: 'model-not-found', message: `model "${model}" not found, try pulling it first` };
    return body.input === undefined ? { kind: 'bad-request', message: 'invalid input type' } : undefined;
  },
  body: ({ embeddings, usage }, { question }) => ({
    model: question.model,
    embeddings,
    total_duration: 14_143_917,
    load_duration: 1_019_500,
    ...(usage && { prompt_eval_count: usage.inputTokens }),
  }),
};
