import type { QualityGateOptions } from '@cascade/quality';
import { complexities } from '@cascade/quality/options';
import type { CascadeAgentOptions } from './agent-options.js';

/** Whether `quality` is what a score must reach, and not all options of the gate: numbers by complexity are a threshold, too. */
export function isThreshold(
  quality: CascadeAgentOptions['quality'],
): quality is NonNullable<QualityGateOptions['threshold']> {
  if (typeof quality === 'string' || typeof quality === 'number') return true;
  const names = Object.keys(Object(quality));
  return names.length > 0 && names.every((name) => complexities.some((known) => known === name));
}
