import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { defined } from '@cascade/core/provider-kit';
import type { Gate } from '@cascade/core/spec';
import { placeError } from '../documents/place-error.js';
import { expandPath } from '../files/folders.js';
import type { GateSettings } from '../settings/gate-shape.js';
import type { Placed } from '../shape/combine.js';
import { commandCheck } from './command-check.js';

/** The gate as a file describes it. The package is loaded only where there is one. */
export async function buildGate(settings: GateSettings, home: string): Promise<Gate> {
  const { qualityGate, parseCalibration, parseWeights } = await import('@cascade/quality');
  const { calibration, weights, domains, ownChecks, ...rest } = settings;
  return qualityGate({
    ...rest,
    ...defined({
      ownChecks: ownChecks?.map(({ value }) => commandCheck(value)),
      domains: domains && Object.fromEntries(domains),
      calibration: calibration && (await readPart(calibration, home, parseCalibration)),
      weights: weights && (await readPart(weights, home, parseWeights)),
    }),
  });
}

/** A file that a setting names, relative to the file it stands in. */
async function readPart<T>({ value, place }: Placed<string>, home: string, parse: (text: string) => T): Promise<T> {
  const path = expandPath(value, dirname(place.document.path), home);
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw placeError(
      place,
      `cannot be used: ${problem}`,
      'Name a file that Cascade has written.',
      JSON.stringify(value),
    );
  }
}
