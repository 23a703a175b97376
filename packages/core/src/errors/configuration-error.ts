import { CascadeError } from './cascade-error.js';

/** Something was set up wrongly. The message names the option, its value and the fix. */
export class ConfigurationError extends CascadeError {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super('configuration', message, options);
    this.name = 'ConfigurationError';
  }

  static override isInstance(error: unknown): error is ConfigurationError {
    return CascadeError.isInstance(error) && error.code === 'configuration';
  }
}
