import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** The script downloads its sources, and tests stay on this machine: ask for it with CASCADE_CHECK_PRICES=1. */
const isAsked = process.env.CASCADE_CHECK_PRICES === '1';

describe.skipIf(!isAsked)('generated files (skipped unless CASCADE_CHECK_PRICES=1: needs a package registry)', () => {
  it('are what the pinned sources give, and all disagreements are noted', { timeout: 120_000 }, async () => {
    const script = fileURLToPath(new URL('../scripts/generate-prices.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--check']);
    expect(stdout).toMatch(/^\d+ models of 11 vendors/);
  });
});
