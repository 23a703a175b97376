import type { FaultBehaviour } from '../fault.js';
import { chatCompletions, conversations, refusal } from './define-fault.js';

/** Refusals of one request, key or model: 4xx that no retry cures. */
export const refusalFaults: readonly FaultBehaviour[] = [
  refusal({
    name: '400',
    description: '400 without a reason that could be cured',
    expectedClass: 'bad-request',
    failure: { kind: 'bad-request' },
  }),
  refusal({
    name: '400-context-length',
    description: '400: the prompt is too long for the model',
    expectedClass: 'context-overflow',
    failure: { kind: 'context-length' },
  }),
  refusal({
    name: '400-unsupported-parameter',
    description: '400 that names a parameter which the model lacks',
    protocols: ['openai-chat', 'openai-responses', 'azure-openai', 'anthropic'],
    expectedClass: 'unsupported',
    failure: { kind: 'unsupported', param: 'temperature' },
  }),
  refusal({
    name: '400-unsupported-value',
    description: '400 that names a value which the model does not take',
    protocols: chatCompletions,
    expectedClass: 'unsupported',
    failure: {
      kind: 'bad-request',
      message:
        "Unsupported value: 'temperature' does not support 0.8 with this model. Only the default (1) value is supported.",
      param: 'temperature',
      code: 'unsupported_value',
    },
  }),
  refusal({
    name: '400-no-tools',
    description: '400: the model does not support tools',
    protocols: ['ollama'],
    expectedClass: 'unsupported',
    failure: { kind: 'unsupported', message: 'registry.ollama.ai/library/gemma2:latest does not support tools' },
  }),
  refusal({
    name: '400-content-filter',
    description: "400: the vendor's policy refuses the prompt",
    protocols: ['openai-chat', 'openai-responses', 'azure-openai', 'anthropic'],
    expectedClass: 'content-filter',
    failure: { kind: 'content-filter' },
  }),
  refusal({
    name: '400-tool-use-failed',
    description: '400 of Groq: the model wrote a broken tool call; worth one more try',
    protocols: ['openai-chat'],
    expectedClass: 'invalid-response',
    failure: {
      kind: 'bad-request',
      message: 'Tool call validation failed: parameters for tool get_weather did not match schema',
      code: 'tool_use_failed',
      extra: { failed_generation: '{"name": "get_weather"' },
    },
  }),
  refusal({
    name: '400-invalid-key',
    description: '400 that means a wrong key, as Gemini and xAI answer',
    protocols: ['gemini', 'gemini-embeddings'],
    expectedClass: 'auth',
    failure: {
      kind: 'bad-request',
      message: 'API key not valid. Please pass a valid API key.',
      extra: {
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'API_KEY_INVALID',
            domain: 'googleapis.com',
            metadata: { service: 'generativelanguage.googleapis.com' },
          },
        ],
      },
    },
  }),
  refusal({
    name: '400-invalid-key-flat',
    description: "400 that means a wrong key, in xAI's flat form",
    protocols: ['openai-chat'],
    expectedClass: 'auth',
    failure: {
      kind: 'bad-request',
      body: {
        code: 'invalid-argument',
        error: 'Incorrect API key provided. You can obtain an API key from https://console.x.ai.',
      },
    },
  }),
  refusal({ name: '401', description: '401: the key is wrong', expectedClass: 'auth', failure: { kind: 'auth' } }),
  refusal({
    name: '401-detail',
    description: '401 with {"detail": "Unauthorized"} instead of an error object',
    protocols: ['openai-chat'],
    expectedClass: 'auth',
    failure: { kind: 'auth', body: { detail: 'Unauthorized' } },
  }),
  refusal({
    name: '403',
    description: '403: the key may not use this model',
    expectedClass: 'auth',
    failure: { kind: 'permission' },
  }),
  refusal({
    name: '403-context-length',
    description: '403 that means a prompt too long, as Together answers',
    protocols: ['openai-chat'],
    expectedClass: 'context-overflow',
    failure: {
      kind: 'permission',
      message:
        'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 131073. Given: 200000 `inputs` tokens and 512 `max_new_tokens`',
      type: 'invalid_request_error',
    },
  }),
  refusal({
    name: '404',
    description: '404: the model does not exist',
    expectedClass: 'not-found',
    failure: { kind: 'model-not-found' },
  }),
  refusal({
    name: '413',
    description: '413: the request is too large',
    expectedClass: 'context-overflow',
    failure: { kind: 'too-large' },
  }),
  refusal({
    name: '413-tokens-per-minute',
    description: '413 of Groq: more tokens in one request than the limit per minute allows',
    protocols: ['openai-chat'],
    expectedClass: 'context-overflow',
    failure: {
      kind: 'too-large',
      message:
        'Request too large for model `llama-3.1-8b-instant` on tokens per minute (TPM): Limit 6000, Requested 9000, please reduce your message size and try again.',
      type: 'tokens',
      code: 'rate_limit_exceeded',
    },
  }),
  refusal({
    name: '429-request-too-large',
    description: '429 of OpenAI that never succeeds: the request alone exceeds the limit per minute',
    protocols: ['openai-chat', 'openai-responses'],
    expectedClass: 'context-overflow',
    failure: {
      kind: 'rate-limit',
      message:
        'Request too large for gpt-4o in organization org-EXAMPLE on tokens per min (TPM): Limit 30000, Requested 30601. The input or output tokens must be reduced in order to run successfully.',
      type: 'tokens',
    },
  }),
  refusal({
    name: '422',
    description: '422: the request is understood and refused',
    expectedClass: 'bad-request',
    failure: { kind: 'unprocessable' },
  }),
  refusal({
    name: '499',
    description: '499: the service believes that the client has left',
    protocols: conversations,
    expectedClass: 'aborted',
    alsoAccepted: ['server', 'network'],
    failure: { kind: 'client-closed' },
  }),
];
