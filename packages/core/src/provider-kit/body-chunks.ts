/** The name of the method by which a response hands out its body without making a web stream of it. */
const direct = Symbol.for('@cascade/body-chunks');

/**
 * The body of a response as it comes; null when it has none. A response of `@cascade/fetch` gives it without a web stream,
 * whose making costs as much as reading a dozen chunks.
 */
export function bodyChunks(response: Response): AsyncIterable<Uint8Array> | null {
  const give: unknown = Reflect.get(response, direct);
  return typeof give === 'function' ? give.call(response) : response.body;
}

/** Whether there is no body at all, asked without making a web stream of one. */
export function lacksBody(response: Response): boolean {
  return !(direct in response) && response.body === null;
}
