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
  const refuse = (part: string, made: string | undefined, found: string | undefined): never => {
    throw new ConfigurationError(
      `calibration: made for the ${part} model "${made ?? 'none'}", here is "${found ?? 'none'}"; ${fix}`,
    );
  };
  const [draft, dear] = [firstOf(view.tiers[0]), firstOf(view.tiers.at(-1))];
  const opinion = view.opinions.find(({ kind }) => kind === 'chat');
  if (draft !== undefined && !isNamed(draft, models.draft)) refuse('draft', models.draft, draft.key);
  if (dear !== undefined && !isNamed(dear, models.dear)) refuse('dear', models.dear, dear.key);
  const isSame =
    models.opinion === undefined ? opinion === undefined : view.opinions.some((each) => isNamed(each, models.opinion));
  if (!isSame) refuse('opinion', models.opinion, opinion?.key);
}

/** Whether an entry goes by this name: its key, its model, or both parts of it. */
export function isNamed({ key, modelId, provider }: EntryView, name: string | undefined): boolean {
  return name === key || name === modelId || name === `${provider}/${modelId}`;
}
