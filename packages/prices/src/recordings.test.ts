import { describe, expect, it } from 'vitest';
import { costUsd, countTokens, reportedUsd } from '../test/recorded-cost.js';
import { type Recording, recordingsArePresent, recordingsWithUsage } from '../test/recordings.js';
import { findPrice } from './find-price.js';

const vendorOf: Readonly<Record<string, string>> = {
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  'azure-openai': 'openai',
};

/** Recorded models that have no price on purpose, by the start of their name, with the reason. */
const unpriced: readonly (readonly [wire: string, model: string, reason: string])[] = [
  ['ollama', '', 'local models cost nothing per token, and what the machine costs is not known'],
  ['huggingface', '', 'the router bills what the backend it picks charges'],
  ['azure-openai', 'deepseek-v4-pro', 'sold by Azure at its own price, and the deployment name is free text'],
  ['gemini', 'gemini-2.0-flash-exp', 'experimental, never had a list price'],
  ['gemini', 'gemini-2.0-flash-preview-image', 'priced per image'],
  ['mistral', 'magistral-medium-2507', 'a version that is gone; sources price the current one only'],
  ['openrouter', 'minimax/minimax-m2:free', 'a promotion that is over; the call reported its cost'],
];

const reasonFor = ({ wire, modelId }: Recording) =>
  unpriced.find(([unpricedWire, start]) => unpricedWire === wire && modelId.startsWith(start))?.[2];

const recordings = recordingsArePresent ? recordingsWithUsage() : [];
const wherePresent = recordingsArePresent ? '' : ' (skipped: ../shared/fixtures is absent)';

describe.skipIf(!recordingsArePresent)(`prices against recordings${wherePresent}`, () => {
  it('finds all recordings', () => {
    expect(recordings.length).toBeGreaterThan(90);
  });

  it.each(recordings.map((recording) => [recording.file, recording] as const))('%s', async (_, recording) => {
    const isCompat = recording.modelId.startsWith('gemini');
    const vendor = isCompat ? 'google' : (vendorOf[recording.wire] ?? recording.wire);
    const price = await findPrice(vendor, recording.modelId);
    const reason = reasonFor(recording);
    if (reason !== undefined) return expect(price, reason).toBeUndefined();
    expect(price, `${vendor} has no price for ${recording.modelId}`).toBeDefined();
    if (!price) return;
    const tokens = countTokens(recording);
    const cost = costUsd(tokens, price);
    expect(tokens.input).toBeGreaterThanOrEqual(tokens.cacheRead + tokens.cacheWrite);
    // Recorded calls are small: more than ten cents or less than a ten-millionth would be a wrong unit.
    if (tokens.input + tokens.output > 0) expect(cost).toBeGreaterThan(1e-7);
    expect(cost).toBeLessThan(0.1);
    const reported = reportedUsd(recording);
    if (reported !== undefined) expect(Math.abs(cost - reported) / reported).toBeLessThan(0.01);
  });
});
