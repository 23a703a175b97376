import { join } from 'node:path';
import { settleOrphans } from '@cascade/core';
import { sqliteStore } from '@cascade/store-sqlite';
import type { Bench, BenchOptions } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { budgetUsd, perMinute } from '../ledger/order.js';
import { runOrders } from '../ledger/run-orders.js';
import { withFolder } from '../with-folder.js';

/** Longer than any reservation lives without its process. */
const laterMs = 60_000;
const minuteMs = 60_000;

/** Eight processes, one budget and one rate limit. */
export const ledger: Bench = {
  measures: 'eight processes that share a budget while some are killed, and a rate limit',
  run: (options) =>
    withFolder(async (folder) => [...(await spending(folder, options)), ...(await hurrying(folder, options))]),
};

async function spending(folder: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const path = join(folder, 'budget.db');
  const startAtMs = Date.now();
  const times = { startAtMs, endAtMs: startAtMs + (short ? 8_000 : 15_000) };
  const order = { path, notesPath: join(folder, 'charges'), job: 'spend', speed: 1, ...times } as const;
  const charges = await runOrders(order, 400);
  const store = sqliteStore({ path });
  const orphans = await settleOrphans(store, Date.now() + laterMs);
  const rows = await store.runs.attempts({ limit: 1_000_000 });
  const [account] = await store.ledger.accounts('budget/', Date.now());
  await store.close();
  const charged = charges.reduce((sum, cents) => sum + Number(cents) / 100, 0);
  const logged = rows.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
  const booked = (account?.used ?? 0) / 1e9;
  return [
    {
      name: 'charged for a budget of 10 USD',
      value: charged,
      unit: 'USD',
      target: { atMost: budgetUsd + 0.05 },
      detail: `${charges.length} calls of 0.01 to 0.05 USD, by the models' own count`,
    },
    {
      name: 'audit log and ledger differ by',
      value: Math.abs(logged - booked),
      unit: 'USD',
      target: { atMost: 0.005 },
      detail: `${logged.toFixed(2)} and ${booked.toFixed(2)} USD`,
    },
    {
      name: 'killed calls that are marked',
      value: rows.filter(({ costBasis }) => costBasis === 'orphaned').length,
      unit: '',
      target: { atLeast: 1 },
      detail: `${orphans} reservations were left behind; the others had been logged`,
    },
  ];
}

async function hurrying(folder: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const speed = short ? 20 : 1;
  const startAtMs = Date.now();
  const minutes = 2.5;
  const times = { startAtMs, endAtMs: startAtMs + (minutes * minuteMs) / speed };
  const order = { path: join(folder, 'limit.db'), notesPath: join(folder, 'grants'), job: 'hurry', speed } as const;
  const notes = await runOrders({ ...order, ...times }, 0);
  const grants = notes.map((line) => {
    const [fromMs = 0, toMs = 0] = line.split(' ').map(Number);
    return { fromMs, toMs };
  });
  // Surely within the minute: asked for after its start, and given before its end.
  const most = Math.max(
    ...grants.map(
      ({ fromMs }) => grants.filter((grant) => grant.fromMs >= fromMs && grant.toMs < fromMs + minuteMs).length,
    ),
  );
  const firstMs = Math.min(...grants.map(({ fromMs }) => fromMs));
  const inTime = grants.filter(({ toMs }) => toMs < firstMs + minutes * minuteMs - 10_000).length;
  const possible = perMinute * Math.ceil(minutes);
  return [
    {
      name: 'grants in any minute',
      value: most,
      unit: '',
      target: { atMost: perMinute },
      detail: 'limit: 100 a minute',
    },
    {
      name: 'grants of those possible',
      value: (100 * inTime) / possible,
      unit: '%',
      target: { atLeast: 98 },
      detail: `${inTime} of ${possible} in ${minutes} minutes${speed === 1 ? '' : `, ${speed} times as fast as on the wall`}`,
    },
  ];
}
