import { memoryStore } from '@cascade/core';
import type { Awaitable } from '@cascade/core/spec';
import { describe, expect, it } from 'vitest';
import { brokenCaches } from './broken/broken-cache.js';
import { brokenCooldowns } from './broken/broken-cooldowns.js';
import { brokenFailedPrompts } from './broken/broken-failed-prompts.js';
import { brokenLedgers } from './broken/broken-ledger.js';
import { brokenRuns } from './broken/broken-runs.js';
import { cacheCases } from './cache-cases.js';
import { checkCooldownModel } from './check-cooldown-model.js';
import { checkLedgerModel } from './check-ledger-model.js';
import { cooldownCases } from './cooldown-cases.js';
import { describeCacheStore } from './describe-cache-store.js';
import { wrongGaps } from './describe-cases.js';
import { describeCooldownStore } from './describe-cooldown-store.js';
import { describeFailedPromptStore } from './describe-failed-prompt-store.js';
import { describeLedgerStore } from './describe-ledger-store.js';
import { describeRunStore } from './describe-run-store.js';
import { failedPromptCases } from './failed-prompt-cases.js';
import { failingCases } from './failing-cases.js';
import { ledgerCases } from './ledger-cases.js';
import { runCases } from './run-cases.js';
import type { StoreCase } from './store-case.js';

describeCooldownStore('the memory store', () => memoryStore().cooldowns);
describeRunStore('the memory store', () => memoryStore().runs);
describeLedgerStore('the memory store', () => memoryStore().ledger);
describeFailedPromptStore('the memory store', () => memoryStore().failedPrompts);
describeCacheStore('the memory store', () => memoryStore().cache);

function selfTest<S>(
  part: string,
  cases: readonly StoreCase<S>[],
  broken: Readonly<Record<string, () => Awaitable<S>>>,
): void {
  describe(`the suite of ${part}`, () => {
    it('has a broken store for every case', () => {
      expect(Object.keys(broken).sort()).toEqual(cases.map(({ name }) => name).sort());
    });

    it.each(Object.entries(broken))('fails in exactly one case with a store that breaks: %s', async (name, create) => {
      expect(await failingCases(cases, create)).toEqual([name]);
    });
  });
}

selfTest('cooldowns', cooldownCases, brokenCooldowns);
selfTest('runs', runCases, brokenRuns);
selfTest('the ledger', ledgerCases, brokenLedgers);
selfTest('failed prompts', failedPromptCases, brokenFailedPrompts);
selfTest('the cache', cacheCases, brokenCaches);

describe('declared gaps', () => {
  it('are wrong when no case has that name, or without a reason', () => {
    expect(wrongGaps(cooldownCases, { 'no such case': 'because' })).toEqual([
      'there is no case "no such case"; a gap is named exactly as its case',
    ]);
    const name = cooldownCases[0]?.name ?? '';
    expect(wrongGaps(cooldownCases, { [name]: ' ' })).toEqual([`the gap "${name}" has no reason`]);
    expect(wrongGaps(cooldownCases, { [name]: 'not shared between machines' })).toEqual([]);
  });
});

describe('checkCooldownModel', () => {
  it('finds nothing wrong with the reference implementation', async () => {
    await checkCooldownModel(() => memoryStore().cooldowns);
  });

  it('finds a store that shortens cooldowns', async () => {
    const create = brokenCooldowns['never shortens a longer cooldown'] ?? (() => memoryStore().cooldowns);
    await expect(checkCooldownModel(create, { histories: 500 })).rejects.toThrow('Property failed');
  });
});

describe('checkLedgerModel', () => {
  it('finds nothing wrong with the reference implementation', async () => {
    await checkLedgerModel(() => memoryStore().ledger);
  });

  it('finds a ledger that settles nothing', async () => {
    const create =
      brokenLedgers['keeps what was reserved when nobody knows what it was'] ?? (() => memoryStore().ledger);
    await expect(checkLedgerModel(create, { histories: 500 })).rejects.toThrow('Property failed');
  });
});
