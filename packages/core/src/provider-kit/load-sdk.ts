import { ConfigurationError } from '../errors/configuration-error.js';
import { once } from './once.js';

/**
 * Imports a vendor SDK on first use. When the package is missing the error is the line that installs it.
 *
 * @param packageName - for the message, such as `openai`
 */
export function loadSdk<T>(packageName: string, load: () => Promise<T>): () => Promise<T> {
  return once(async () => {
    try {
      return await load();
    } catch (cause) {
      throw new ConfigurationError(
        `The package "${packageName}" cannot be loaded. Install it: npm install ${packageName}`,
        {
          cause,
        },
      );
    }
  });
}
