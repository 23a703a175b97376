import type { CallContext, ChatRequest, ChatResponse } from '@cascade/core/spec';
import { buildQuery } from './build-query.js';
import type { ClaudeCodeMessage, ClaudeCodeSdk } from './claude-code-sdk.js';
import type { ClaudeCodeSettings } from './claude-code-settings.js';
import { missingError } from './missing-error.js';
import { type Heard, readResult } from './read-result.js';
import { abortedError, toProviderError } from './to-provider-error.js';

export interface CallSite {
  readonly provider: string;
  readonly modelId: string;
  readonly settings: ClaudeCodeSettings;
  readonly getSdk: () => Promise<ClaudeCodeSdk>;
}

/**
 * One question, one answer. A process is started for it, and ended with it.
 *
 * @throws ProviderError
 */
export async function ask(site: CallSite, request: ChatRequest, context: CallContext): Promise<ChatResponse> {
  const { provider } = site;
  const { signal } = context;
  if (signal.aborted) throw abortedError(provider);
  const sdk = await site.getSdk().catch((cause: unknown) => {
    throw missingError(provider, cause);
  });
  const abortController = new AbortController();
  const abort = () => abortController.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const { prompt, options, warnings } = buildQuery(site, request, abortController);
  const heard: Heard = { result: undefined, error: undefined, apiKeySource: undefined, resetsAt: undefined };
  try {
    for await (const message of sdk.query({ prompt, options })) listen(heard, message);
  } catch (error) {
    // After a result that says what went wrong the SDK throws as well, and says less.
    if (signal.aborted) throw abortedError(provider, error);
    if (heard.result === undefined) throw toProviderError(provider, error);
  } finally {
    signal.removeEventListener('abort', abort);
    abortController.abort();
  }
  if (signal.aborted) throw abortedError(provider);
  return readResult({ provider, request, warnings }, heard);
}

function listen(heard: Heard, message: ClaudeCodeMessage): void {
  if (message.type === 'result') heard.result = message;
  else if (message.type === 'assistant') heard.error = message.error ?? heard.error;
  else if (message.type === 'system' && message.subtype === 'init') heard.apiKeySource = message.apiKeySource;
  else if (message.rate_limit_info?.status === 'rejected') heard.resetsAt = message.rate_limit_info.resetsAt;
}
