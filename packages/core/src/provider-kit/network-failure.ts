import { ProviderError } from '../errors/provider-error.js';
import type { Failure } from '../spec/failure.js';
import { failureScope } from './failure-scope.js';

/**
 * Reads what a transport or an SDK throws when no HTTP answer came: refused, reset, DNS, TLS, cut, aborted, time-out,
 * or a body that is not JSON. Walks the chain of causes for a code. A `ProviderError` anywhere in it is taken as it is.
 * Undefined when this is not such an error: the adapter then decides.
 */
export function networkFailure(provider: string, error: unknown): Failure | undefined {
  const chain = [...causes(error)];
  const own = chain.find((link) => ProviderError.isInstance(link));
  if (own !== undefined) return own.failure;
  const code = chain.map(codeOf).find((found) => found !== undefined);
  if (chain.some((link) => nameOf(link) === 'SyntaxError')) {
    return failure(provider, 'invalid-response', `the answer is not valid JSON: ${messageOf(error)}`, error);
  }
  // A transport that minds its limits: a redirect is not followed, a body is too large.
  if (chain.some((link) => /^(RedirectRefused|ResponseTooLarge)Error$/.test(nameOf(link)))) {
    return failure(provider, 'invalid-response', messageOf(chain.findLast((link) => link instanceof Error)), error);
  }
  if (chain.some((link) => nameOf(link).includes('Timeout'))) {
    return failure(provider, 'timeout', messageOf(error), error, code);
  }
  if (chain.some((link) => nameOf(link) === 'AbortError' || nameOf(link) === 'APIUserAbortError')) {
    return failure(provider, 'aborted', 'the call was aborted', error);
  }
  const transport = code !== undefined || chain.some((link) => isTransport(link));
  return transport ? failure(provider, 'network', describe(chain, code), error, code) : undefined;
}

function failure(
  provider: string,
  failureClass: Failure['class'],
  message: string,
  cause: unknown,
  code?: string,
): Failure {
  return {
    class: failureClass,
    scope: failureScope(failureClass),
    message: `${provider}: ${message}`,
    ...(code !== undefined && { code }),
    cause,
  };
}

function* causes(error: unknown): Generator<unknown> {
  let link = error;
  for (let depth = 0; depth < 8 && typeof link === 'object' && link !== null; depth++) {
    yield link;
    link = 'cause' in link ? link.cause : undefined;
  }
}

/** System and transport codes: `ECONNRESET`, `ENOTFOUND`, `UND_ERR_SOCKET`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,}$/.test(code) ? code : undefined;
}

/** SDKs often leave `name` at `Error`; the class then tells more. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function isTransport(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = error.message.toLowerCase();
  return ['terminated', 'fetch failed', 'socket hang up', 'other side closed', 'connection error', 'network'].some(
    (phrase) => text.includes(phrase),
  );
}

function describe(chain: readonly unknown[], code: string | undefined): string {
  const last = chain.findLast((link) => link instanceof Error);
  return `no answer: ${messageOf(last)}${code === undefined || messageOf(last).includes(code) ? '' : ` (${code})`}`;
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
