import process from 'node:process';
import { sessionBusAnswers } from './session-bus-answers.js';

/** Where the operating system keeps keys. */
export interface KeyringPort {
  /**
   * The key of a service and a user; undefined where there is none.
   * Rejects where there is no keyring, or it is locked.
   */
  get(service: string, user: string, signal: AbortSignal): Promise<string | undefined>;
}

/** A keyring that keys can be put into. */
export interface WritableKeyring extends KeyringPort {
  /** Rejects where there is no keyring, or it is locked. */
  set(service: string, user: string, key: string, signal: AbortSignal): Promise<void>;
  /** False where there was none. Rejects where there is no keyring, or it is locked. */
  delete(service: string, user: string, signal: AbortSignal): Promise<boolean>;
}

/**
 * The keyring of the operating system: Keychain, Credential Manager, or on Linux the Secret Service, asked for by name:
 * what else there is on Linux forgets at the next boot.
 */
export const systemKeyring: WritableKeyring = {
  async get(service, user, signal) {
    if (!(await isThere(signal))) return undefined;
    return (await (await entryOf(service, user)).getPassword(signal)) ?? undefined;
  },
  async set(service, user, key, signal) {
    if (!(await isThere(signal))) throw new Error('There is no keyring on this machine');
    await (await entryOf(service, user)).setPassword(key, signal);
  },
  async delete(service, user, signal) {
    return (await isThere(signal)) && (await entryOf(service, user)).deletePassword(signal);
  },
};

async function isThere(signal: AbortSignal): Promise<boolean> {
  return process.platform !== 'linux' || sessionBusAnswers(process.env, process.getuid?.() ?? 0, signal);
}

async function entryOf(service: string, user: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(service, user, { linux: { store: 'secret-service' } });
}
