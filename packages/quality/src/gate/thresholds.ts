import { ConfigurationError, nearest } from '@cascade/core/provider-kit';
import { type Complexity, complexities } from '../prompt/prompt-class.js';

/** A threshold for each complexity, each in [0, 1]. */
export type Thresholds = Readonly<Record<Complexity, number>>;

function flat(threshold: number): Thresholds {
  return { trivial: threshold, simple: threshold, moderate: threshold, hard: threshold, expert: threshold };
}

/**
 * What a score must reach, by name. `forCascade`, the default, asks more of harder prompts. Scores are no probabilities:
 * for a guarantee, calibrate.
 */
export const thresholdPresets = {
  forCascade: { trivial: 0.6, simple: 0.7, moderate: 0.75, hard: 0.8, expert: 0.85 },
  forProduction: flat(0.8),
  forDevelopment: flat(0.65),
  strict: flat(0.95),
} as const satisfies Readonly<Record<string, Thresholds>>;

export type ThresholdPreset = keyof typeof thresholdPresets;

/** A preset, one number in [0, 1] for all, or numbers by complexity over the default preset. */
export type ThresholdOption = ThresholdPreset | number | Partial<Thresholds>;

/**
 * The thresholds that an option means.
 *
 * @param path - the option's place, for messages
 * @throws ConfigurationError when it is no preset, or a number outside [0, 1]
 */
export function resolveThresholds(option: ThresholdOption = 'forCascade', path = 'threshold'): Thresholds {
  if (typeof option === 'string') {
    if (Object.hasOwn(thresholdPresets, option)) return thresholdPresets[option];
    const names = Object.keys(thresholdPresets);
    const guess = nearest(option, names);
    const fix = guess === undefined ? `there are ${names.join(', ')}` : `did you mean "${guess}"?`;
    throw new ConfigurationError(`${path}: there is no preset "${String(option).slice(0, 50)}"; ${fix}`);
  }
  if (typeof option === 'number') return flat(checked(option, path));
  if (typeof option !== 'object' || option === null || Array.isArray(option)) {
    const names = Object.keys(thresholdPresets).join(', ');
    throw new ConfigurationError(
      `${path} must be a number from 0 to 1, numbers by complexity, or one of ${names}, got ${String(option)}`,
    );
  }
  for (const [level, value] of Object.entries(option)) {
    if (!complexities.some((complexity) => complexity === level)) {
      throw new ConfigurationError(`${path}: there is no complexity "${level}"; there are ${complexities.join(', ')}`);
    }
    checked(value, `${path}.${level}`);
  }
  return { ...thresholdPresets.forCascade, ...option };
}

function checked(value: unknown, path: string): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new ConfigurationError(`${path} must be a number from 0 to 1, got ${String(value)}`);
}
