import type { FailureKind } from '../../failure-kind.js';
import type { CompleteFailure } from '../../protocol.js';
import { openAIErrorObject } from '../openai-chat/openai-failure.js';

const words: Readonly<Partial<Record<FailureKind, { readonly code: string; readonly message: string }>>> = {
  auth: {
    code: '401',
    message:
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
  },
  'model-not-found': {
    code: 'DeploymentNotFound',
    message:
      'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
  },
  'path-not-found': { code: '404', message: 'Resource not found' },
  'rate-limit': {
    code: 'RateLimitReached',
    message: 'Your requests to gpt-4o for gpt-4o in East US 2 have exceeded rate limit.',
  },
};

const filterResult = {
  hate: { filtered: false, severity: 'safe' },
  jailbreak: { filtered: true, detected: true },
  self_harm: { filtered: false, severity: 'safe' },
  sexual: { filtered: false, severity: 'safe' },
  violence: { filtered: false, severity: 'safe' },
};

/** The error body of Azure OpenAI: the gateway's own errors have a code and a message only, the model's are OpenAI's. */
export function azureFailureBody(failure: CompleteFailure): unknown {
  const known = words[failure.kind];
  if (known) return { error: { ...known, ...(failure.kind === 'rate-limit' && { details: known.message }) } };
  if (failure.kind !== 'content-filter') return { error: openAIErrorObject(failure) };
  const message =
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.";
  const innererror = { code: 'ResponsibleAIPolicyViolation', content_filter_result: filterResult };
  return { error: { message, type: null, param: 'prompt', code: 'content_filter', status: 400, innererror } };
}
