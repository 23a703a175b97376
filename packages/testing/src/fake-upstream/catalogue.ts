import type { IncomingHttpHeaders } from 'node:http';
import { badKey } from './bad-key.js';
import { type Json, stringOf } from './json.js';
import { respond } from './respond.js';
import type { Step } from './step.js';

/** A request that is not for a model: versions, details, token counts. */
export interface CatalogueRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
}

interface Shelf {
  isUnknownModel(model: string): boolean;
}

const createdAt = '2025-01-01T00:00:00Z';

/** Answers the small read-only endpoints that health checks use; everything else gets a 404 in JSON. */
export function answerCatalogue(request: CatalogueRequest, shelf: Shelf): readonly Step[] {
  if (isBadKey(request.headers))
    return respond(401, {
      error: {
        message: 'Incorrect API key provided.',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    });
  const key = `${request.method} ${request.path}`;
  if (key.endsWith('/messages/count_tokens'))
    return respond(200, { input_tokens: Math.ceil(JSON.stringify(request.body).length / 4) });
  if (key.endsWith(':countTokens'))
    return respond(200, { totalTokens: Math.ceil(JSON.stringify(request.body).length / 4) });
  if (key === 'GET /api/version') return respond(200, { version: '0.12.6' });
  if (key === 'POST /api/show') return showModel(request.body, shelf);
  return respond(404, {
    error: {
      message: `Invalid URL (${request.method} ${request.path})`,
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
  });
}

function showModel(body: Json, shelf: Shelf): readonly Step[] {
  const model = stringOf(body.model) ?? stringOf(body.name) ?? '';
  if (shelf.isUnknownModel(model)) return respond(404, { error: `model '${model}' not found` });
  return respond(200, {
    license: 'none: simulated',
    modelfile: `FROM ${model}`,
    template: '{{ .Prompt }}',
    details: {
      parent_model: '',
      format: 'gguf',
      family: 'llama',
      families: ['llama'],
      parameter_size: '3.2B',
      quantization_level: 'Q4_K_M',
    },
    model_info: { 'general.architecture': 'llama', 'llama.context_length': 131_072 },
    capabilities: ['completion', 'tools'],
    modified_at: createdAt,
  });
}

function isBadKey(headers: IncomingHttpHeaders): boolean {
  const keys = [headers['x-api-key'], headers['api-key'], headers['x-goog-api-key'], headers.authorization];
  return keys.some((key) => key === badKey || key === `Bearer ${badKey}`);
}
