import { asProviderError } from './as-provider-error.js';
import { invalidResponse } from './invalid-response.js';

/** Longest line: whoever sends more is not speaking our wire. */
const maxLineCharacters = 16 * 1024 * 1024;

/**
 * The body of a response line by line, without line ends and without empty lines: NDJSON, or the `data:` of events.
 * Leaving the loop cancels the body.
 *
 * @throws ProviderError when the connection breaks or a line is longer than 16 Mi characters
 */
export async function* readLines(provider: string, response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
      rest += piece;
      // A long line that comes in many pieces is not looked through again with each of them.
      if (done || /[\r\n]/.test(piece)) {
        const lines = rest.split(done ? /\r\n?|\n/ : /\r\n|\n|\r(?!$)/);
        rest = done ? '' : (lines.pop() ?? '');
        for (const line of lines) if (line.trim() !== '') yield line;
      }
      if (done) return;
      if (rest.length > maxLineCharacters) throw invalidResponse(provider, 'a line of the stream is too long');
    }
  } catch (error) {
    throw asProviderError(provider, error);
  } finally {
    await reader.cancel().catch(() => {});
  }
}
