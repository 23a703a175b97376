// One of the processes that share a budget, or a rate limit. Argument: the order as JSON.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BudgetExceededError, type Clock, createCascade, type EntryOptions } from '@cascade/core';
import type { LedgerStore } from '@cascade/core/spec';
import { sqliteStore } from '@cascade/store-sqlite';
import { scriptedModel } from '@cascade/testing/models';
import { budgetUsd, type LedgerOrder, perMinute } from './order.js';

const order: LedgerOrder = JSON.parse(process.argv[2] ?? '');
const store = sqliteStore({ path: order.path });

/** A clock on which time goes faster. */
const clock: Clock = {
  now: () => order.startAtMs + (Date.now() - order.startAtMs) * order.speed,
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs / order.speed);
    return () => clearTimeout(timer);
  },
};

function note(line: string): void {
  appendFileSync(order.notesPath, `${line}\n`);
}

/** Every call costs 0.01 to 0.05 USD, and at most that. */
async function spend(): Promise<void> {
  const model = scriptedModel({
    replies: () => {
      const cents = 1 + Math.floor(Math.random() * 5);
      note(`${cents}`);
      const usage = { inputTokens: 0, outputTokens: cents * 10 };
      return { text: 'ok', delayMs: 20 + Math.random() * 100, finish: { usage } };
    },
  });
  const entry: EntryOptions = { model, price: { inputPer1M: 0, outputPer1M: 1_000 } };
  const budgets = [{ usd: budgetUsd, over: 'month', per: 'store' } as const];
  const cascade = createCascade({ entries: [entry], budgets, store });
  while (Date.now() < order.endAtMs) {
    try {
      await cascade.generate({ messages: [{ role: 'user', content: 'hi' }], maxOutputTokens: 50 });
    } catch (error) {
      if (!BudgetExceededError.isInstance(error)) throw error;
      await sleep(50);
    }
  }
  await cascade.close();
}

/** As many calls as the limit lets through. */
async function hurry(): Promise<void> {
  const entry: EntryOptions = { model: scriptedModel({ replies: ['ok'] }), limits: { requestsPerMinute: perMinute } };
  const cascade = createCascade({ entries: [entry], store: { ledger: noting(store.ledger) }, clock });
  const keepAsking = async (): Promise<void> => {
    while (Date.now() < order.endAtMs)
      await cascade.generate('hi', { deadlineMs: clock.now() + 70_000 }).catch(() => {});
  };
  await Promise.all([1, 2, 3].map(keepAsking));
  await cascade.close();
}

/** The grant of a store lies between the question and its answer. */
function noting(ledger: LedgerStore): LedgerStore {
  return {
    ...ledger,
    reserve: async (request) => {
      const result = await ledger.reserve(request);
      if ('reservation' in result) note(`${request.nowMs} ${clock.now()}`);
      return result;
    },
  };
}

await (order.job === 'spend' ? spend() : hurry());
await store.close();
