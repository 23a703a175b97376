type Fetch = typeof globalThis.fetch;

/** Clients kept for each transport. */
const maxClients = 50;

/** Hands out SDK clients. Making one is dear, and the key belongs to it: there is one for each key and transport. */
export function clientPool<Client>(
  make: (key: string | undefined, fetch: Fetch) => Promise<Client>,
): (key: string | undefined, fetch: Fetch) => Promise<Client> {
  const byFetch = new WeakMap<Fetch, Map<string | undefined, Client>>();
  return async (key, fetch) => {
    const byKey = byFetch.get(fetch) ?? new Map<string | undefined, Client>();
    byFetch.set(fetch, byKey);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const client = await make(key, fetch);
    if (byKey.size >= maxClients) byKey.clear();
    byKey.set(key, client);
    return client;
  };
}
