import { ConfigurationError, nearest } from '@cascade/core/provider-kit';
import { areThresholds, type Calibration } from '../calibrate/calibration.js';
import { answerLanguages } from '../checks/answer-languages.js';
import type { CheckName } from '../checks/finding.js';
import { namedLanguage } from '../checks/language-names.js';
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
 * @param path - what the user calls them, for messages
 * @throws ConfigurationError that names option, value and fix
 */
export function resolveGate(options: QualityGateOptions, path = 'qualityGate'): ResolvedGate {
  refuseUnknown(path, options, known);
  const { opinion = {}, shadow = {}, checks = {} } = options;
  const opinionKeys = ['when', 'maxPriceShare', 'graceMs', 'samples', 'selfCheck', 'embedding'];
  refuseUnknown(`${path}.opinion`, opinion, opinionKeys);
  refuseUnknown(`${path}.shadow`, shadow, ['share', 'maxUsdPerDay']);
  refuseUnknown(`${path}.checks`, checks, ['skip', 'minWords', 'maxWords', 'language', 'code']);
  checkHardChecks(checks, `${path}.checks`);
  return {
    thresholds: resolveThresholds(options.threshold, `${path}.threshold`),
    domains: resolveDomains(options.domains ?? {}, `${path}.domains`),
    opinion: resolveOpinion(opinion, `${path}.opinion`),
    checks,
    ownChecks: list(options.ownChecks ?? [], `${path}.ownChecks`).map((check, place) =>
      callable(check, `${path}.ownChecks[${place}]`),
    ),
    logprobs: flag(options.logprobs, true, `${path}.logprobs`),
    route: flag(options.route, true, `${path}.route`),
    shadow: {
      share: within(shadow.share ?? 0, 0, 1, `${path}.shadow.share`),
      maxUsdPerDay: within(shadow.maxUsdPerDay ?? 1, 0, Number.MAX_VALUE, `${path}.shadow.maxUsdPerDay`),
    },
    calibration:
      options.calibration === undefined ? undefined : checkedCalibration(options.calibration, `${path}.calibration`),
    weights: options.weights,
    onDrift: callable(options.onDrift ?? (() => {}), `${path}.onDrift`),
    random: callable(options.random ?? Math.random, `${path}.random`),
    now: callable(options.now ?? Date.now, `${path}.now`),
  };
}

function resolveOpinion(opinion: OpinionOptions, path: string): ResolvedGate['opinion'] {
  const when = opinion.when ?? 'auto';
  if (!['auto', 'alongside', 'after', 'never'].includes(when)) {
    throw new ConfigurationError(`${path}.when must be auto, alongside, after or never, got "${String(when)}"`);
  }
  return {
    when,
    maxPriceShare: within(opinion.maxPriceShare ?? 0.1, 0, 1, `${path}.maxPriceShare`),
    graceMs: within(opinion.graceMs ?? 1_000, 0, 600_000, `${path}.graceMs`),
    samples: whole(opinion.samples ?? 0, 10, `${path}.samples`),
    selfCheck: flag(opinion.selfCheck, false, `${path}.selfCheck`),
    ...(opinion.embedding !== undefined && { embedding: opinion.embedding }),
  };
}

function resolveDomains(given: NonNullable<QualityGateOptions['domains']>, path: string): ResolvedGate['domains'] {
  refuseUnknown(path, given, Object.keys(Object(given)));
  return new Map(
    Object.entries(given).map(([name, own]) => {
      const where = `${path}.${name}`;
      refuseUnknown(where, own, ['threshold', 'startTier']);
      const { threshold, startTier } = own;
      const domain = domains.find((each) => each === name.toUpperCase());
      if (domain === undefined) throw unknownName(where, name.toUpperCase(), domains);
      if (startTier !== undefined) whole(startTier, 19, `${where}.startTier`);
      return [
        domain,
        {
          ...(threshold !== undefined && { thresholds: resolveThresholds(threshold, `${where}.threshold`) }),
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

function checkHardChecks(
  { skip = [], minWords, maxWords, language, code }: ResolvedGate['checks'],
  path: string,
): void {
  const strange = list(skip, `${path}.skip`).find((name) => !checkNames.includes(name));
  if (strange !== undefined) throw unknownName(`${path}.skip: "${strange}"`, String(strange), checkNames);
  within(minWords ?? 0, 0, Number.MAX_VALUE, `${path}.minWords`);
  within(maxWords ?? Number.MAX_VALUE, Math.max(1, minWords ?? 1), Number.MAX_VALUE, `${path}.maxWords`);
  flag(code, true, `${path}.code`);
  if (language === undefined) return;
  const given = String(language).toLowerCase();
  if (/^[a-z]{2}(?:[-_]\w{1,20})?$/.test(given) && answerLanguages.includes(given.slice(0, 2))) return;
  const fix = namedLanguage(given) ?? [...answerLanguages].sort().join(', ');
  throw new ConfigurationError(`${path}.language must be the code of a language, got "${given}"; use ${fix}`);
}

function flag(value: boolean | undefined, usual: boolean, path: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? usual;
  throw new ConfigurationError(`${path} must be true or false, got ${String(value)}`);
}

function whole(value: number, most: number, path: string): number {
  if (Number.isInteger(within(value, 0, most, path))) return value;
  throw new ConfigurationError(`${path} must be a whole number, got ${value}`);
}

function callable<Call>(value: Call, path: string): Call {
  if (typeof value === 'function') return value;
  throw new ConfigurationError(`${path} must be a function, got ${typeof value}`);
}

function checkedCalibration(calibration: Calibration, path: string): Calibration {
  within(Object(calibration).threshold, 0, 1, `${path}.threshold`);
  if (areThresholds(calibration.domains ?? {})) return calibration;
  throw new ConfigurationError(`${path}.domains: each must have a \`threshold\` from 0 to 1`);
}

function list<Item>(value: readonly Item[], path: string): readonly Item[] {
  if (Array.isArray(value)) return value;
  throw new ConfigurationError(`${path} must be a list, got ${String(value)}`);
}

function within(value: number, least: number, most: number, path: string): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  const range = most === Number.MAX_VALUE ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new ConfigurationError(`${path} must be a number ${range}, got ${String(value)}`);
}

function refuseUnknown(path: string, options: unknown, names: readonly string[]): asserts options is object {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ConfigurationError(`${path} must be an object of options, got ${String(options)}`);
  }
  const strange = Object.keys(options).find((name) => !names.includes(name));
  if (strange !== undefined) throw unknownName(`${path}.${strange}`, strange, names);
}

function unknownName(path: string, name: string, names: readonly string[]): ConfigurationError {
  const guess = nearest(name, names);
  const fix = guess === undefined ? `there are ${names.join(', ')}` : `did you mean "${guess}"?`;
  return new ConfigurationError(`${path} is not an option; ${fix}`);
}
