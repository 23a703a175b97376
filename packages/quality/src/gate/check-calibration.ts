import { ConfigurationError } from '@cascade/core/provider-kit';
import type { CascadeView, EntryView } from '@cascade/core/spec';
import { type Calibration, gateVersion } from '../calibrate/calibration.js';
import { firstOf } from './expected-cost.js';

/**
 * A calibration says nothing about other models, another gate or other weights.
 *
 * @throws ConfigurationError that names both sides
 */
export function checkCalibration({ models, gate, weights }: Calibration, view: CascadeView, ownWeights: string): void {
  const fix = 'run `cascade calibrate` for this cascade, or leave `calibration` out';
  if (gate !== gateVersion || weights !== ownWeights) {
    throw new ConfigurationError(
      `calibration: made with ${gate} and weights ${weights}, here are ${gateVersion} and ${ownWeights}; ${fix}`,
    );
  }
  const parts = [
    ['draft', models.draft, view.tiers[0]?.entries ?? []],
    ['dear', models.dear, view.tiers.at(-1)?.entries ?? []],
    ...(models.opinion === undefined ? [] : [['opinion', models.opinion, view.opinions] as const]),
  ] as const;
  for (const [part, name, entries] of parts) {
    if (entries.length === 0 || entries.some((entry) => isNamed(entry, name))) continue;
    const found = firstOf({ index: 0, entries })?.key ?? 'none';
    throw new ConfigurationError(`calibration: made for the ${part} model "${name}", here is "${found}"; ${fix}`);
  }
}

function isNamed({ key, modelId, provider }: EntryView, name: string): boolean {
  return name === key || name === modelId || name === `${provider}/${modelId}`;
}
