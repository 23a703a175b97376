import { ProviderError } from '../errors/provider-error.js';
import { lacksBody } from './body-chunks.js';
import { httpFailure } from './http-failure.js';
import { invalidResponse } from './invalid-response.js';
import { readErrorBody } from './read-error-body.js';

type Fetch = typeof globalThis.fetch;

export interface GuardOptions {
  /** Name of the adapter, for messages. */
  readonly provider: string;
  /** Whether this request asks for a stream: its answer must not be a plain JSON body. */
  readonly isStreamed: (url: string, body: unknown) => boolean;
}

/** Longest error body that is read, in characters. */
const maxErrorCharacters = 64 * 1024;

/**
 * A transport for vendor SDKs that lets only answers through. SDKs read error bodies in part, lose headers, follow
 * redirects and take a page of HTML for an answer; this reads errors itself, once and for all of them, and throws the
 * `ProviderError`. SDKs wrap what a transport throws; `networkFailure` finds it again in the chain of causes.
 */
export function guardFetch(fetch: Fetch, { provider, isStreamed }: GuardOptions): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    if (!response.ok) throw await refused(provider, response);
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const problem = await wrongBody(provider, response, isStreamed(url, init?.body));
    if (problem !== undefined) throw problem;
    return response;
  };
}

/** SDKs serialise before they send; within a JSON string the quotes would be escaped. */
export function asksForStream(_url: string, body: unknown): boolean {
  return typeof body === 'string' && body.includes('"stream":true');
}

async function refused(provider: string, response: Response): Promise<ProviderError> {
  const { status, headers } = response;
  if (status === 0 || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    const target = originOf(headers.get('location'));
    return invalidResponse(
      provider,
      `a redirect${target} came instead of an answer, and is not followed: is the base URL right?`,
    );
  }
  const body = await readText(response);
  const isPage = headers.get('content-type')?.includes('text/html') ?? false;
  const message = isPage ? 'a page of HTML came instead of an error that can be read' : undefined;
  return new ProviderError(httpFailure({ provider, status, body: isPage ? undefined : body, headers, message }));
}

/** What is wrong with the kind of body that came with a good status. */
async function wrongBody(provider: string, response: Response, streamed: boolean): Promise<ProviderError | undefined> {
  const type = response.headers.get('content-type') ?? '';
  const hasNoBody = (streamed || response.status === 204) && lacksBody(response);
  if (hasNoBody) return invalidResponse(provider, 'the answer has no body');
  if (streamed && type.includes('json') && !type.includes('ndjson')) return notAStream(provider, response);
  const isPage = type.includes('text/html');
  if (!isPage && (streamed || !type.includes('event-stream'))) return undefined;
  await response.body?.cancel();
  const page = 'a page of HTML came instead of an answer: is the base URL right?';
  return invalidResponse(provider, isPage ? page : 'a stream came instead of a plain body');
}

/** A plain body that says what is wrong, or does not. */
async function notAStream(provider: string, response: Response): Promise<ProviderError> {
  const body = await readText(response);
  if (readErrorBody(body).message === undefined)
    return invalidResponse(provider, 'a plain body came instead of a stream');
  return new ProviderError(httpFailure({ provider, body, headers: response.headers }));
}

/** Only the origin: a query may hold what is nobody's business. */
function originOf(location: string | null): string {
  return location !== null && URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
}

async function readText(response: Response): Promise<string> {
  try {
    return (await response.text()).slice(0, maxErrorCharacters);
  } catch {
    return '';
  }
}
