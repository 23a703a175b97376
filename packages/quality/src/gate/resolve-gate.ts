import { ConfigurationError, nearest } from '@cascade/core/provider-kit';
import { areThresholds, type Calibration } from '../calibrate/calibration.js';
import type { CheckName } from '../checks/finding.js';
import { type Domain, domains } from '../prompt/prompt-class.js';
import type {
  DriftAlarm,
  OpinionOptions,
  OwnCheck,
  QualityGateOptions,
  ShadowOptions,
} from './quality-gate-options.js';
import { resolveThresholds, type Thresholds } from './thresholds.js';

/** Options of a gate, checked, with every default filled in. */
export interface ResolvedGate {
  readonly thresholds: Thresholds;
  readonly domains: ReadonlyMap<Domain, { readonly thresholds?: Thresholds; readonly startTier?: number }>;
  readonly opinion: Required<Omit<OpinionOptions, 'embedding'>> & Pick<OpinionOptions, 'embedding'>;
  readonly checks: NonNullable<QualityGateOptions['checks']>;
  readonly ownChecks: readonly OwnCheck[];
  readonly logprobs: boolean;
  readonly route: boolean;
  readonly shadow: Required<ShadowOptions>;
  readonly calibration: Calibration | undefined;
  readonly weights: QualityGateOptions['weights'];
  readonly onDrift: (alarm: DriftAlarm) => void;
  readonly random: () => number;
  readonly now: () => number;
}

const known: readonly (keyof QualityGateOptions)[] = [
  'threshold',
  'domains',
  'opinion',
  'checks',
  'ownChecks',
  'logprobs',
  'route',
  'shadow',
  'calibration',
  'weights',
  'onDrift',
  'random',
  'now',
];

/**
 * Checks the options of a gate.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function resolveGate(options: QualityGateOptions): ResolvedGate {
  refuseUnknown('qualityGate', options, known);
  const { opinion = {}, shadow = {}, checks = {} } = options;
  refuseUnknown('opinion', opinion, ['when', 'maxPriceShare', 'graceMs', 'samples', 'selfCheck', 'embedding']);
  refuseUnknown('shadow', shadow, ['share', 'maxUsdPerDay']);
  refuseUnknown('checks', checks, ['skip', 'minWords', 'maxWords', 'language', 'code']);
  checkHardChecks(checks);
  const when = opinion.when ?? 'auto';
  if (!['auto', 'alongside', 'after', 'never'].includes(when)) {
    throw new ConfigurationError(`opinion.when must be auto, alongside, after or never, got "${String(when)}"`);
  }
  return {
    thresholds: resolveThresholds(options.threshold),
    domains: resolveDomains(options.domains ?? {}),
    opinion: {
      when,
      maxPriceShare: within(opinion.maxPriceShare ?? 0.1, 0, 1, 'opinion.maxPriceShare'),
      graceMs: within(opinion.graceMs ?? 1_000, 0, 600_000, 'opinion.graceMs'),
      samples: within(opinion.samples ?? 0, 0, 10, 'opinion.samples'),
      selfCheck: opinion.selfCheck ?? false,
      ...(opinion.embedding !== undefined && { embedding: opinion.embedding }),
    },
    checks,
    ownChecks: options.ownChecks ?? [],
    logprobs: options.logprobs ?? true,
    route: options.route ?? true,
    shadow: {
      share: within(shadow.share ?? 0, 0, 1, 'shadow.share'),
      maxUsdPerDay: within(shadow.maxUsdPerDay ?? 1, 0, Number.MAX_VALUE, 'shadow.maxUsdPerDay'),
    },
    calibration: options.calibration && checkedCalibration(options.calibration),
    weights: options.weights,
    onDrift: options.onDrift ?? (() => {}),
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
  };
}

function resolveDomains(given: NonNullable<QualityGateOptions['domains']>): ResolvedGate['domains'] {
  return new Map(
    Object.entries(given).map(([name, { threshold, startTier }]) => {
      const domain = domains.find((each) => each === name.toUpperCase());
      if (domain === undefined) throw unknownName(`domains.${name}`, name.toUpperCase(), domains);
      if (startTier !== undefined) within(startTier, 0, 19, `domains.${name}.startTier`);
      const path = `domains.${name}.threshold`;
      return [
        domain,
        {
          ...(threshold !== undefined && { thresholds: resolveThresholds(threshold, path) }),
          ...(startTier !== undefined && { startTier }),
        },
      ];
    }),
  );
}

const checkNames: readonly CheckName[] = [
  ...(['empty', 'cut', 'refusal', 'error-text', 'echo', 'off-topic', 'noise'] as const),
  ...(['schema', 'tool', 'code', 'format', 'length', 'language'] as const),
];

function checkHardChecks({ skip = [], minWords = 0, maxWords, language = 'en' }: ResolvedGate['checks']): void {
  const strange = skip.find((name) => !checkNames.includes(name));
  if (strange !== undefined) throw unknownName(`checks.skip: "${strange}"`, strange, checkNames);
  within(minWords, 0, Number.MAX_VALUE, 'checks.minWords');
  within(maxWords ?? Number.MAX_VALUE, Math.max(1, minWords), Number.MAX_VALUE, 'checks.maxWords');
  // Only the code is compared: a name would reject every draft.
  if (!/^[a-z]{2}(?:-[a-z0-9]{1,8}){0,3}$/i.test(language)) {
    throw new ConfigurationError(`checks.language must be a code such as en or de, got "${language.slice(0, 50)}"`);
  }
}

function checkedCalibration(calibration: Calibration): Calibration {
  within(calibration.threshold, 0, 1, 'calibration.threshold');
  if (areThresholds(calibration.domains ?? {})) return calibration;
  throw new ConfigurationError('calibration.domains: each must have a `threshold` from 0 to 1');
}

function within(value: number, least: number, most: number, path: string): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  const range = most === Number.MAX_VALUE ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new ConfigurationError(`${path} must be a number ${range}, got ${String(value)}`);
}

function refuseUnknown(path: string, options: object, names: readonly string[]): void {
  const strange = Object.keys(options).find((name) => !names.includes(name));
  if (strange !== undefined) throw unknownName(`${path}.${strange}`, strange, names);
}

function unknownName(path: string, name: string, names: readonly string[]): ConfigurationError {
  const guess = nearest(name, names);
  const fix = guess === undefined ? `there are ${names.join(', ')}` : `did you mean "${guess}"?`;
  return new ConfigurationError(`${path} is not an option; ${fix}`);
}
