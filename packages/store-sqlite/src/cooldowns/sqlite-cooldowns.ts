import { randomUUID } from 'node:crypto';
import {
  applyReport,
  type CooldownRecord,
  closedCooldown,
  cooldownKey,
  leaseProbe,
  matchesScope,
  publicCooldown,
} from '@cascade/core/provider-kit';
import type { CooldownStore } from '@cascade/core/spec';
import type { Connection, Statements } from '../database/connection.js';
import type { SqliteRow } from '../driver/sqlite-driver.js';
import type { PeekCache } from './peek-cache.js';

const selectOne = 'SELECT record FROM cascade_cooldowns WHERE key = ?';
const selectSome = 'SELECT record FROM cascade_cooldowns WHERE key IN (SELECT value FROM json_each(?))';
const selectAll = 'SELECT record FROM cascade_cooldowns';
const remove = 'DELETE FROM cascade_cooldowns WHERE key = ?';
const upsert = `INSERT INTO cascade_cooldowns (key, record, updated_at_ms) VALUES (?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET record = excluded.record, updated_at_ms = excluded.updated_at_ms`;

/** Cooldowns in a table: the rules are core's, a transaction makes each step atomic among processes. */
export function sqliteCooldowns({ read, write: writeAlone }: Connection, cache: PeekCache): CooldownStore {
  const write: Connection['write'] = (work) => writeAlone(work).finally(cache.forget);
  return {
    peek: (scopes) => {
      const keys = JSON.stringify(scopes.map(cooldownKey));
      const query = (sql: Statements) =>
        sql(selectSome)
          .all([keys])
          .map((row) => publicCooldown(recordOf(row)));
      return cache.get(keys) ?? cache.fill(keys, () => read(query));
    },
    acquireProbe: async (request) => {
      const key = cooldownKey(request.scope);
      const newToken = randomUUID();
      const lease = (sql: Statements) => leaseProbe(load(sql, key), request, newToken);
      // Most callers get nothing: they need not wait for the lock to hear it.
      if ((await read(lease)) === undefined) return undefined;
      return write((sql) => {
        const leased = lease(sql);
        if (leased !== undefined) save(sql, key, leased);
        return leased?.token;
      });
    },
    report: async (report) => {
      const key = cooldownKey(report.scope);
      const seen = await read((sql) => load(sql, key));
      const isNews = applyReport(seen, report) !== seen;
      const after = isNews
        ? await write((sql) => {
            const before = load(sql, key);
            const record = applyReport(before, report);
            if (record !== undefined && record !== before) save(sql, key, record);
            return record;
          })
        : seen;
      return publicCooldown(after ?? closedCooldown(report.scope, report.nowMs));
    },
    list: async () => (await read((sql) => sql(selectAll).all([]))).map((row) => publicCooldown(recordOf(row))),
    clear: (match) =>
      write((sql) => {
        const scopes = sql(selectAll)
          .all([])
          .map((row) => recordOf(row).scope)
          .filter((scope) => matchesScope(scope, match));
        for (const scope of scopes) sql(remove).run([cooldownKey(scope)]);
        return scopes.length;
      }),
  };
}

function load(sql: Statements, key: string): CooldownRecord | undefined {
  const row = sql(selectOne).get([key]);
  return row && recordOf(row);
}

function save(sql: Statements, key: string, record: CooldownRecord): void {
  sql(upsert).run([key, JSON.stringify(record), record.updatedAtMs]);
}

function recordOf(row: SqliteRow): CooldownRecord {
  // Only `save` writes this column.
  return JSON.parse(String(row.record)) as CooldownRecord;
}
