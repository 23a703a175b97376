import { MissingKeyError } from '@cascade/core';
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
 * @throws MissingKeyError at the first call, when there is no key
 */
export function openaiModeration(options: OpenAIModerationOptions = {}): Moderate {
  const { baseUrl = vendorUrl, model = 'omni-moderation-latest', fetch = globalThis.fetch } = options;
  const url = `${baseUrl.endsWith('/') ? baseUrl.slice(0, -1) : baseUrl}/moderations`;
  return async (text, { signal }) => {
    const apiKey = options.apiKey ?? (baseUrl === vendorUrl ? process.env.OPENAI_API_KEY : undefined);
    if (apiKey === undefined) throw new MissingKeyError('openaiModeration: pass apiKey, or set OPENAI_API_KEY');
    const pieces = piecesOf(text);
    const response = await fetch(url, {
      method: 'POST',
      // A key stays with its origin.
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, input: pieces }),
      signal,
    });
    const body = await readBounded(response);
    if (!response.ok) throw new Error(`openaiModeration: the server answered with status ${response.status}`);
    return categoriesOf(JSON.parse(body), pieces.length);
  };
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += pieceLength) pieces.push(text.slice(start, start + pieceLength));
  return pieces;
}

function categoriesOf(answer: unknown, pieces: number): readonly string[] {
  const { results } = Object(answer);
  if (!Array.isArray(results) || results.length !== pieces) {
    throw new Error('openaiModeration: the answer has not one result for each piece of the text');
  }
  const found = results.flatMap((result: unknown) => {
    const { flagged, categories } = Object(result);
    if (typeof flagged !== 'boolean') throw new Error('openaiModeration: a result does not say whether it is flagged');
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
    if (text.length > longestAnswer)
      throw new Error('openaiModeration: the answer is longer than 1,000,000 characters');
  }
  return text;
}
