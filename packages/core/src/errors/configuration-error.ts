import { CascadeError } from './cascade-error.js';

/** Something was set up wrongly. The message names the option, its value and the fix. */
export class ConfigurationError extends CascadeError {
  static readonly code = 'configuration';
  declare readonly code: 'configuration';
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super('configuration', message, options);
  }
}
