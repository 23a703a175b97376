type Fetch = typeof globalThis.fetch;

const restSeconds = 3_600;

/**
 * A transport that writes the wait of a used-up daily quota into the header where waits are looked for. Google's own
 * RetryInfo wins where it is given; without one, a quota that comes back at midnight must not be tried every 30 s.
 */
export function restDailyQuota(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 429 || response.headers.has('retry-after')) return response;
    const body = await response.text();
    const headers = new Headers(response.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    if (body.includes('PerDay') && !body.includes('retryDelay')) headers.set('retry-after', String(restSeconds));
    return new Response(body, { status: 429, headers });
  };
}
