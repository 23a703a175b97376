import { createCascade, memoryStore } from '@cascade/core';
import { manualClock } from '@cascade/testing/clock';
import { scriptedModel } from '@cascade/testing/models';
import { expect, it, vi } from 'vitest';
import { patientLedger } from './patient-ledger.js';

it('renews a reservation that is held for an hour every few minutes', async () => {
  const clock = manualClock();
  const { ledger } = memoryStore();
  let renewals = 0;
  const counted: typeof ledger = {
    ...ledger,
    renew: (...renewal) => {
      renewals++;
      return ledger.renew(...renewal);
    },
  };
  const model = scriptedModel({ clock, replies: [{ text: 'late', delayMs: 3_600_000 }] });
  const price = { inputPer1M: 1, outputPer1M: 1 };
  const cascade = createCascade({
    clock,
    entries: [{ model, price, timeouts: { attemptMs: 0 } }],
    budgets: [{ usd: 1, over: 'day', per: 'store' }],
    store: { ledger: patientLedger(counted) },
  });
  const answer = cascade.generate('hi');
  await vi.waitFor(() => expect(model.calls).toHaveLength(1));
  for (let minute = 0; minute < 59; minute++) {
    await clock.advance(60_000);
    expect(await ledger.orphans(clock.now())).toEqual([]);
  }
  await clock.advance(60_000);
  expect((await answer).text).toBe('late');
  expect(renewals).toBeGreaterThan(10);
  expect(renewals).toBeLessThan(20);
  const [account] = await ledger.accounts('budget/', clock.now());
  // Ten tokens in and five out.
  expect(account?.used).toBe(15_000);
});
