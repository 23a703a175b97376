/**
 * `new Headers`, but its complaint does not quote the value: a key with a line break at its end is the usual case.
 * @throws TypeError for a name or value that HTTP does not permit.
 */
export function toHeaders(given: HeadersInit | undefined): Headers {
  if (given instanceof Headers) return given;
  try {
    return new Headers(given);
  } catch {
    throw new TypeError(
      'fetch failed: a header has a name or value that HTTP does not permit; look for line breaks in keys',
    );
  }
}
