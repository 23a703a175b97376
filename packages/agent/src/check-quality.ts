import { ConfigurationError } from '@cascade/core';
import { checkGateOptions, resolveThresholds } from '@cascade/quality/options';
import type { CascadeAgentOptions } from './agent-options.js';
import { isThreshold } from './is-threshold.js';

/** @throws ConfigurationError for what is neither a threshold nor options of the gate */
export function checkQuality(quality: CascadeAgentOptions['quality'], path: string): void {
  if (quality === undefined) return;
  if (isThreshold(quality)) {
    resolveThresholds(quality, path);
    return;
  }
  if (typeof quality !== 'object' || quality === null || Array.isArray(quality)) {
    const forms = 'a threshold (a name, a number from 0 to 1, numbers by complexity), or options of the gate';
    throw new ConfigurationError(
      `${path} must be ${forms}, got ${quality === null ? 'null' : JSON.stringify(quality)}`,
    );
  }
  checkGateOptions(quality, path);
}
