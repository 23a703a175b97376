import type { QualityGateOptions } from './quality-gate-options.js';
import { resolveGate } from './resolve-gate.js';

/**
 * Checks the options of a gate without making one.
 *
 * @param path - what the user calls them, for messages
 * @throws ConfigurationError that names option, value and fix
 */
export function checkGateOptions(options: QualityGateOptions, path: string): void {
  resolveGate(options, path);
}
