import { type FolderOptions, findFolders } from '../files/folders.js';
import { type KeyFolder, keyFolder } from './key-folder.js';
import { keyLines } from './key-lines.js';
import { systemKeyring, type WritableKeyring } from './keyring.js';

/** Where a key is kept. */
export type KeyHome =
  | { readonly in: 'keyring'; readonly service: string; readonly user: string }
  /** Only the user can read it; it is not encrypted. */
  | { readonly in: 'file'; readonly path: string };

/** The keys that the user has given Cascade to keep. */
export interface KeyStore {
  /** The keys of a provider, the first one first; empty where none is kept. */
  get(provider: string): Promise<readonly string[]>;
  /** Puts these in place of all others of the provider: into the keyring, else into a file. */
  set(provider: string, keys: readonly string[]): Promise<KeyHome>;
  /** False where none was kept. */
  delete(provider: string): Promise<boolean>;
  /** Providers with a file of keys. A keyring cannot be asked for all it has. */
  providersWithFile(): Promise<readonly string[]>;
}

export interface KeyStoreOptions extends FolderOptions {
  /** Default: the keyring of the operating system. */
  readonly keyring?: WritableKeyring;
  /** How long a keyring may take, in milliseconds: it may be asking a person for its password. Default 30,000. */
  readonly timeoutMs?: number;
}

/** The service under which a keyring has our keys. */
export const keyringService = 'cascade';

/** Opens the keyring of this machine, with files that only the user can read where there is none. */
export function openKeyStore({ keyring = systemKeyring, timeoutMs = 30_000, ...folders }: KeyStoreOptions): KeyStore {
  const files: KeyFolder = keyFolder(findFolders(folders));
  /** A keyring that is not there, is locked or keeps silent. */
  const ask = async <T>(question: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const silence = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    return Promise.race([question(signal).catch(() => undefined), silence]);
  };
  const inKeyring = async (provider: string): Promise<readonly string[]> =>
    keyLines((await ask((signal) => keyring.get(keyringService, provider, signal))) ?? '');
  return {
    async get(provider) {
      const kept = await inKeyring(provider);
      return kept.length > 0 ? kept : files.read(provider);
    },
    async set(provider, keys) {
      const text = keys.join('\n');
      await ask((signal) => keyring.set(keyringService, provider, text, signal));
      // Believed when it is seen.
      if ((await inKeyring(provider)).join('\n') === text) {
        await files.delete(provider);
        return { in: 'keyring', service: keyringService, user: provider };
      }
      await files.write(provider, keys);
      return { in: 'file', path: files.pathOf(provider) };
    },
    async delete(provider) {
      const wasInKeyring = (await ask((signal) => keyring.delete(keyringService, provider, signal))) === true;
      return (await files.delete(provider)) || wasInKeyring;
    },
    providersWithFile: () => files.providers(),
  };
}
