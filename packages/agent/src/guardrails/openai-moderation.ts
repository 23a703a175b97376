import { ConfigurationError, MissingKeyError, ProviderError } from '@cascade/core';
import { type Check, checkOptions, isAnything, isFunction, isText, parseJson } from '@cascade/core/provider-kit';
import type { Failure } from '@cascade/core/spec';
import type { Moderate } from './moderation-guardrail.js';

export interface OpenAIModerationOptions {
  /** Default `https://api.openai.com/v1`. */
  readonly baseUrl?: string;
  /** Default: `OPENAI_API_KEY`, which goes to the default address only. */
  readonly apiKey?: string;
  /** Default `omni-moderation-latest`. */
  readonly model?: string;
  readonly fetch?: typeof globalThis.fetch;
}

const vendorUrl = 'https://api.openai.com/v1';
const pieceLength = 10_000;
const longestAnswer = 1_000_000;

/**
 * OpenAI's moderation, or that of a server that speaks like it. Long texts go in pieces of 10,000 characters.
 *
 * @throws ConfigurationError for an option that is unknown or wrong; MissingKeyError at the first call, when there is no key;
 * ProviderError when the server fails
 */
export function openaiModeration(options: OpenAIModerationOptions = {}): Moderate {
  check(options);
  const { baseUrl = vendorUrl, model = 'omni-moderation-latest', fetch = globalThis.fetch } = options;
  const url = `${baseUrl.endsWith('/') ? baseUrl.slice(0, -1) : baseUrl}/moderations`;
  return async (text, { signal }) => {
    const apiKey = options.apiKey ?? ((baseUrl === vendorUrl && process.env.OPENAI_API_KEY) || undefined);
    if (apiKey === undefined) throw new MissingKeyError('openaiModeration: pass apiKey, or set OPENAI_API_KEY');
    const pieces = piecesOf(text);
    const request = {
      method: 'POST',
      // A key stays with its origin.
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, input: pieces }),
      signal,
    } as const;
    const response = await fetch(url, request).catch((cause: unknown) => {
      throw failed(`could not reach ${new URL(url).host}`, { class: 'network', cause });
    });
    const body = await readBounded(response);
    if (!response.ok) throw failed(`the server answered with status ${response.status}`, { class: 'server' });
    return categoriesOf(parseJson('openaiModeration', body), pieces.length);
  };
}

function check(options: OpenAIModerationOptions): void {
  checkOptions('openaiModeration', options, { baseUrl: isUrl, apiKey: isAnything, model: isText, fetch: isFunction });
  const { apiKey } = options;
  if (apiKey !== undefined && (typeof apiKey !== 'string' || apiKey === '')) {
    throw new ConfigurationError('openaiModeration.apiKey must be a text that is not empty');
  }
}

const isUrl: Check = (value) =>
  typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value) ? undefined : 'an http(s) address';

function failed(what: string, { class: kind, cause }: Pick<Failure, 'class' | 'cause'>): ProviderError {
  return new ProviderError({ class: kind, scope: 'entry', message: `openaiModeration: ${what}`, cause });
}

function misread(what: string): ProviderError {
  return failed(what, { class: 'invalid-response' });
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += pieceLength) pieces.push(text.slice(start, start + pieceLength));
  return pieces;
}

function categoriesOf(answer: unknown, pieces: number): readonly string[] {
  const { results } = Object(answer);
  if (!Array.isArray(results) || results.length !== pieces) {
    throw misread('the answer has not one result for each piece of the text');
  }
  const found = results.flatMap((result: unknown) => {
    const { flagged, categories } = Object(result);
    if (typeof flagged !== 'boolean') throw misread('a result does not say whether it is flagged');
    if (!flagged) return [];
    const names = Object.entries(Object(categories)).flatMap(([name, isViolated]) =>
      isViolated === true ? [name] : [],
    );
    return names.length > 0 ? names : ['moderation'];
  });
  return [...new Set(found)];
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestAnswer) throw misread('the answer is longer than 1,000,000 characters');
  }
  return text;
}
