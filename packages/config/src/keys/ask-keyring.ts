import type { KeyringPort } from './keyring.js';

/** A keyring that does not answer must not hold a run up. */
const keyringTimeoutMs = 2_000;

/** Names of a key in a keyring. */
export interface KeyringEntry {
  readonly service: string;
  readonly user: string;
}

/** The first of these entries that holds a key. */
export type AskKeyring = (
  entries: readonly KeyringEntry[],
) => Promise<(KeyringEntry & { readonly key: string }) | undefined>;

/**
 * Asks a keyring for at most 2 seconds: it may be waiting for a person who is not there. Once it has kept silent it is
 * not asked again. Where there is no keyring, it has nothing.
 */
export function createKeyringAsker(keyring: KeyringPort, warn: (text: string) => void): AskKeyring {
  let isSilent = false;
  return async (entries) => {
    if (isSilent) return undefined;
    const timeout = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        if (!isSilent) warn('The keyring did not answer within 2 seconds and is not asked again. Is it locked?');
        isSilent = true;
        timeout.abort();
        resolve(undefined);
      }, keyringTimeoutMs);
    });
    try {
      return await Promise.race([firstKey(keyring, entries, timeout.signal), silence]);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function firstKey(keyring: KeyringPort, entries: readonly KeyringEntry[], signal: AbortSignal) {
  for (const { service, user } of entries) {
    if (signal.aborted) return undefined;
    // No keyring, a locked one, two keys under one name: all of it means that there is none for us here.
    const found = await keyring.get(service, user, signal).catch(() => undefined);
    const key = found?.trim();
    if (key) return { service, user, key };
  }
  return undefined;
}
