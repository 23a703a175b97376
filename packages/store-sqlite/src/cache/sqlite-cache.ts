import type { CacheStore } from '@cascade/core/spec';
import type { Connection, Statements } from '../database/connection.js';

export interface CacheLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

const select = 'SELECT value FROM cascade_cache WHERE key = ? AND expires_at_ms > ?';
const insert = `INSERT INTO cascade_cache (key, value, bytes, expires_at_ms) VALUES (?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, bytes = excluded.bytes, expires_at_ms = excluded.expires_at_ms`;
const remove = 'DELETE FROM cascade_cache WHERE key = ?';
const removeOver = `DELETE FROM cascade_cache WHERE key IN
  (SELECT key FROM cascade_cache WHERE expires_at_ms <= ? ORDER BY expires_at_ms LIMIT 100)`;
// Answered by the index alone.
const held = 'SELECT count(*) AS entries, total(bytes) AS bytes FROM cascade_cache';
const soonest = 'SELECT key, bytes FROM cascade_cache ORDER BY expires_at_ms LIMIT 100';

/** Answers in a table. When there is too much, what expires soonest goes first; what is over goes at the next write. */
export function sqliteCache({ read, write }: Connection, limits: CacheLimits): CacheStore {
  return {
    get: async (key, nowMs) => {
      const row = await read((sql) => sql(select).get([key, nowMs]));
      return row === undefined ? undefined : String(row.value);
    },
    set: (key, value, expiresAtMs) =>
      write((sql) => {
        const bytes = Buffer.byteLength(value);
        sql(removeOver).run([Date.now()]);
        if (bytes > limits.maxBytes) sql(remove).run([key]);
        else sql(insert).run([key, value, bytes, expiresAtMs]);
        makeRoom(sql, limits);
      }),
  };
}

function makeRoom(sql: Statements, { maxEntries, maxBytes }: CacheLimits): void {
  const row = sql(held).get([]);
  let entries = Number(row?.entries);
  let bytes = Number(row?.bytes);
  while (entries > maxEntries || bytes > maxBytes) {
    for (const { key, bytes: size } of sql(soonest).all([])) {
      if (entries <= maxEntries && bytes <= maxBytes) break;
      sql(remove).run([String(key)]);
      entries--;
      bytes -= Number(size);
    }
  }
}
