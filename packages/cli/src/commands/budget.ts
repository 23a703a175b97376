import { settleOrphans } from '@cascade/core';
import type { AccountState } from '@cascade/core/spec';
import type { Io } from '../io.js';
import { openSession } from '../open-session.js';
import { formatDuration, formatUsd } from '../render/format.js';
import { oneLine } from '../render/printable.js';
import { renderTable } from '../render/table.js';

export interface BudgetCommandOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** `cascade budget`: what budgets and rate limits hold. Calls whose process died are settled first. */
export async function budgetCommand(io: Io, { config: configFile, json }: BudgetCommandOptions): Promise<number> {
  const { store } = await openSession(io, configFile);
  try {
    await settleOrphans(store, io.now());
    const accounts = await store.ledger.accounts('', io.now());
    const shown = accounts.filter(({ account }) => account.startsWith('budget/') || account.startsWith('limit/'));
    if (json === true) await io.out(`${JSON.stringify({ accounts: shown }, null, 2)}\n`);
    else if (shown.length === 0) io.err('Nothing is counted: set `budget:` of a cascade, or `limits:` of an entry\n');
    else
      await io.out(
        await renderTable(
          io,
          ['what', 'used', 'until'],
          shown.map((account) => rowOf(account, io.now())),
        ),
      );
    return 0;
  } finally {
    await store.close();
  }
}

function rowOf({ account, used, untilMs }: AccountState, nowMs: number): readonly string[] {
  const amount = account.includes('/nanoUsd/') ? formatUsd(used / 1e9) : String(used);
  return [oneLine(account, 120), amount, `in ${formatDuration(Math.max(0, untilMs - nowMs))}`];
}
