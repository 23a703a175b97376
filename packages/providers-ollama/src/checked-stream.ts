import { httpFailure, invalidResponse, ProviderError, parseJson, readLines } from '@cascade/core/provider-kit';

/**
 * The same response with a body of whole lines that are JSON objects and no errors: the SDK passes over lines that it
 * cannot read, writes them to the console, and leaves the body alone once it has seen the last line. The last line is
 * therefore handed on when the body has been read to its end.
 *
 * Reading throws a ProviderError for a broken line, for an error that the server reports, and for a broken connection.
 */
export function checkedStream(provider: string, response: Response): Response {
  const lines = checkLines(provider, readLines(provider, response));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(`${value}\n`));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { status: response.status, headers: { 'content-type': 'application/x-ndjson' } });
}

async function* checkLines(provider: string, lines: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let last: string | undefined;
  for await (const line of lines) {
    const event = parseJson(provider, line);
    if (typeof event !== 'object' || event === null)
      throw invalidResponse(provider, 'a line of the stream is no object');
    if ('error' in event) throw new ProviderError(httpFailure({ provider, body: event }));
    if ('done' in event && event.done === true) last ??= line;
    else if (last === undefined) yield line;
  }
  if (last !== undefined) yield last;
}
