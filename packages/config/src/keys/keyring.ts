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

/**
 * The keyring of the operating system: Keychain, Credential Manager, or on Linux the Secret Service, asked for by name:
 * what else there is on Linux forgets at the next boot.
 */
export const systemKeyring: KeyringPort = {
  async get(service, user, signal) {
    if (process.platform === 'linux' && !(await sessionBusAnswers(process.env, process.getuid?.() ?? 0, signal))) {
      return undefined;
    }
    const { AsyncEntry } = await import('@napi-rs/keyring');
    const entry = new AsyncEntry(service, user, { linux: { store: 'secret-service' } });
    return (await entry.getPassword(signal)) ?? undefined;
  },
};
