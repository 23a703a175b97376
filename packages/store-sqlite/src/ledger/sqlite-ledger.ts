import { ledgerRetryAtMs, ledgerSlice } from '@cascade/core/provider-kit';
import type { AttemptRecord, Claim, LedgerStore, ReserveRequest, ReserveResult } from '@cascade/core/spec';
import type { Connection, Statements } from '../database/connection.js';

const slicesOf = `SELECT amount, until_ms FROM cascade_ledger WHERE account = ? AND start_ms >= ? ORDER BY start_ms`;
const usedOpen = 'SELECT total(amount) AS used FROM cascade_ledger_open WHERE account = ? AND lease_until_ms > ?';
const book = `INSERT INTO cascade_ledger (account, start_ms, until_ms, amount) VALUES (?, ?, ?, ?)
  ON CONFLICT (account, start_ms) DO UPDATE SET amount = amount + excluded.amount`;
const bookOpen = `INSERT INTO cascade_ledger_open (reservation, place, account, amount, lease_until_ms)
  VALUES (?, ?, ?, ?, ?)`;
const correct = 'UPDATE cascade_ledger SET amount = amount + ? WHERE account = ? AND start_ms = ?';
const insert = `INSERT INTO cascade_reservations (reservation, granted_at_ms, lease_until_ms, claims, attempt)
  VALUES (?, ?, ?, ?, ?)`;
const select = 'SELECT granted_at_ms, claims FROM cascade_reservations WHERE reservation = ?';
const remove = 'DELETE FROM cascade_reservations WHERE reservation = ?';
const removeOpen = 'DELETE FROM cascade_ledger_open WHERE reservation = ?';
const prolong = `UPDATE cascade_reservations SET lease_until_ms = ? WHERE reservation = ? AND lease_until_ms > ?`;
const prolongOpen = 'UPDATE cascade_ledger_open SET lease_until_ms = ? WHERE reservation = ?';
const orphans = `SELECT reservation, claims, attempt FROM cascade_reservations WHERE lease_until_ms <= ?
  ORDER BY lease_until_ms LIMIT 100`;
const accounts = `SELECT account, sum(amount) AS used, max(until_ms) AS until_ms FROM cascade_ledger
  WHERE account >= ? AND account < ? AND until_ms > ? GROUP BY account`;
// What nobody counts any more, a little at a time.
const forget =
  'DELETE FROM cascade_ledger WHERE rowid IN (SELECT rowid FROM cascade_ledger WHERE until_ms <= ? LIMIT 4)';

/** Budgets and rate limits in three tables: the windows are core's, a transaction makes each step atomic among processes. */
export function sqliteLedger({ read, write }: Connection): LedgerStore {
  return {
    reserve: (request) => {
      const askedAtMs = performance.now();
      // The moment of a grant is that of the transaction, however long the caller has waited for the lock.
      return write((sql) => reserve(sql, { ...request, nowMs: request.nowMs + since(askedAtMs) }));
    },
    renew: (reservation, nowMs, leaseMs) =>
      write((sql) => {
        const isLiving = Number(sql(prolong).run([nowMs + leaseMs, reservation, nowMs]).changes) > 0;
        if (isLiving) sql(prolongOpen).run([nowMs + leaseMs, reservation]);
        return isLiving;
      }),
    settle: (reservation, actual) => write((sql) => settle(sql, reservation, actual)),
    orphans: async (nowMs) => {
      const rows = await read((sql) => sql(orphans).all([nowMs]));
      return rows.map(({ reservation, claims, attempt }) => ({
        reservation: String(reservation),
        claims: claimsOf(claims),
        // Only this package writes the column.
        attempt: JSON.parse(String(attempt)) as AttemptRecord,
      }));
    },
    accounts: async (prefix, nowMs) => {
      const rows = await read((sql) => sql(accounts).all([prefix, `${prefix}\u{10ffff}`, nowMs]));
      return rows.map(({ account, used, until_ms }) => ({
        account: String(account),
        used: Number(used),
        untilMs: Number(until_ms),
      }));
    },
  };
}

function reserve(sql: Statements, { claims, nowMs, leaseMs, attempt }: ReserveRequest): ReserveResult {
  const used: number[] = [];
  for (const [refused, claim] of claims.entries()) {
    const holds = usedOf(sql, claim, nowMs);
    if (holds.used + claim.amount > claim.limit) return refusal(refused, claim, holds);
    used.push(holds.used + claim.amount);
  }
  const reservation = crypto.randomUUID();
  const untilMs = nowMs + leaseMs;
  for (const [place, { account, window, amount }] of claims.entries()) {
    const slice = ledgerSlice(window, nowMs);
    if (slice === undefined) sql(bookOpen).run([reservation, place, account, amount, untilMs]);
    else sql(book).run([account, slice.startMs, slice.untilMs, amount]);
  }
  sql(insert).run([reservation, nowMs, untilMs, JSON.stringify(claims), JSON.stringify(attempt)]);
  sql(forget).run([nowMs - keptMs]);
  return { reservation, used };
}

// Later settlements still find their slice.
const keptMs = 600_000;

interface Holding {
  readonly used: number;
  /** Oldest first. */
  readonly slices: readonly { readonly amount: number; readonly untilMs: number }[];
}

function usedOf(sql: Statements, { account, window }: Claim, nowMs: number): Holding {
  const slice = ledgerSlice(window, nowMs);
  if (slice === undefined) return { used: Number(sql(usedOpen).get([account, nowMs])?.used), slices: [] };
  const rows = sql(slicesOf).all([account, slice.oldestMs]);
  const slices = rows.map(({ amount, until_ms }) => ({ amount: Number(amount), untilMs: Number(until_ms) }));
  return { used: slices.reduce((sum, { amount }) => sum + amount, 0), slices };
}

function refusal(refused: number, { amount, limit }: Claim, { used, slices }: Holding): ReserveResult {
  const retryAtMs = amount > limit ? undefined : ledgerRetryAtMs(slices, used + amount - limit);
  return { refused, used, ...(retryAtMs !== undefined && { retryAtMs }) };
}

function settle(sql: Statements, id: string, actual: readonly number[] | undefined): boolean {
  const row = sql(select).get([id]);
  if (row === undefined) return false;
  sql(remove).run([id]);
  sql(removeOpen).run([id]);
  for (const [place, { account, window, amount }] of claimsOf(row.claims).entries()) {
    const slice = ledgerSlice(window, Number(row.granted_at_ms));
    const more = (actual?.[place] ?? amount) - amount;
    if (slice !== undefined && more !== 0) sql(correct).run([more, account, slice.startMs]);
  }
  return true;
}

function claimsOf(column: unknown): readonly Claim[] {
  // Only this package writes the column.
  return JSON.parse(String(column)) as readonly Claim[];
}

function since(atMs: number): number {
  return Math.floor(performance.now() - atMs);
}
