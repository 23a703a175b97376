/** A threshold with a guarantee, as `cascade calibrate` writes it. It holds for the models, gate and weights it names. */
export interface Calibration {
  readonly version: 1;
  readonly threshold: number;
  /** How many answers it was made from. */
  readonly n: number;
  /** Mean quality of the cascade as a share of the dear model's that was asked for, and how sure that is. */
  readonly target: number;
  readonly confidence: number;
  readonly guaranteedQuality: number;
  readonly expectedSaving: number | null;
  readonly models: { readonly draft: string; readonly dear: string; readonly opinion?: string };
  /** Version of the gate's arithmetic, and name of the scorer's weights. */
  readonly gate: string;
  readonly weights: string;
  /** Thresholds of domains with enough answers of their own. */
  readonly domains?: Readonly<Record<string, { readonly threshold: number; readonly n: number }>>;
}

/** Changes whenever the same draft may get another score. */
export const gateVersion = 'gate-1';

/**
 * Reads the file of a calibration.
 *
 * @throws Error that says what is wrong with it
 */
export function parseCalibration(text: string): Calibration {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('it is not the JSON object of a calibration');
  const { version, threshold, models, gate, weights, domains = {} } = { ...value } as Partial<Calibration>;
  if (version !== 1) throw new Error(`version 1 is known, not ${JSON.stringify(version)}`);
  if (typeof threshold !== 'number' || !(threshold >= 0 && threshold <= 1)) {
    throw new Error('`threshold` must be a number from 0 to 1');
  }
  if (!areThresholds(domains)) throw new Error('each of `domains` must have a `threshold` from 0 to 1');
  if (typeof models?.draft !== 'string' || typeof models.dear !== 'string') {
    throw new Error('`models` must name `draft` and `dear`');
  }
  if (typeof gate !== 'string' || typeof weights !== 'string') throw new Error('`gate` and `weights` must be texts');
  // What else is in it is only shown to people.
  return value as Calibration;
}

/** Whether every domain has a threshold that a score can be compared with. */
export function areThresholds(domains: NonNullable<Calibration['domains']>): boolean {
  return Object.values(domains).every(
    ({ threshold }) => typeof threshold === 'number' && threshold >= 0 && threshold <= 1,
  );
}
