import type { WritableKeyring } from '@cascade/config';

/** A machine without a keyring. */
export const noKeyring: WritableKeyring = {
  get: async () => undefined,
  set: () => Promise.reject(new Error('There is no keyring')),
  delete: async () => false,
};

/** A keyring that forgets everything with the test. */
export function memoryKeyring(): WritableKeyring & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (service, user) => kept.get(`${service}/${user}`),
    set: async (service, user, key) => void kept.set(`${service}/${user}`, key),
    delete: async (service, user) => kept.delete(`${service}/${user}`),
  };
}
