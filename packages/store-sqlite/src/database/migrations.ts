import type { SqliteDriver } from '../driver/sqlite-driver.js';
import { storeError } from './store-error-of.js';

/** Each brings the schema one version further. Never change one that was released: add another. */
const migrations: readonly string[] = [
  `CREATE TABLE cascade_cooldowns (
     key TEXT PRIMARY KEY, record TEXT NOT NULL, updated_at_ms INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE TABLE cascade_attempts (
     run_id TEXT NOT NULL, place INTEGER NOT NULL, cascade TEXT NOT NULL, entry TEXT NOT NULL,
     started_at_ms INTEGER NOT NULL, details TEXT NOT NULL
   );
   CREATE UNIQUE INDEX cascade_attempts_by_run ON cascade_attempts (run_id, place);
   CREATE INDEX cascade_attempts_by_time ON cascade_attempts (started_at_ms);
   CREATE INDEX cascade_attempts_by_entry ON cascade_attempts (entry, started_at_ms);
   CREATE INDEX cascade_attempts_by_cascade ON cascade_attempts (cascade, started_at_ms);
   CREATE TABLE cascade_runs (
     run_id TEXT NOT NULL, cascade TEXT NOT NULL, entry TEXT, started_at_ms INTEGER NOT NULL, details TEXT NOT NULL
   );
   CREATE UNIQUE INDEX cascade_runs_by_run ON cascade_runs (run_id);
   CREATE INDEX cascade_runs_by_time ON cascade_runs (started_at_ms);
   CREATE INDEX cascade_runs_by_entry ON cascade_runs (entry, started_at_ms);
   CREATE INDEX cascade_runs_by_cascade ON cascade_runs (cascade, started_at_ms);`,
  `CREATE TABLE cascade_ledger (
     account TEXT NOT NULL, start_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, amount INTEGER NOT NULL
   );
   CREATE UNIQUE INDEX cascade_ledger_by_account ON cascade_ledger (account, start_ms);
   CREATE INDEX cascade_ledger_by_end ON cascade_ledger (until_ms);
   CREATE TABLE cascade_ledger_open (
     reservation TEXT NOT NULL, place INTEGER NOT NULL, account TEXT NOT NULL, amount INTEGER NOT NULL,
     lease_until_ms INTEGER NOT NULL, PRIMARY KEY (reservation, place)
   ) WITHOUT ROWID;
   CREATE INDEX cascade_ledger_open_by_account ON cascade_ledger_open (account, lease_until_ms);
   CREATE TABLE cascade_reservations (
     reservation TEXT PRIMARY KEY, granted_at_ms INTEGER NOT NULL, lease_until_ms INTEGER NOT NULL,
     claims TEXT NOT NULL, attempt TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX cascade_reservations_by_lease ON cascade_reservations (lease_until_ms);`,
  `CREATE TABLE cascade_cache (
     key TEXT PRIMARY KEY, value TEXT NOT NULL, bytes INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL
   );
   CREATE INDEX cascade_cache_by_end ON cascade_cache (expires_at_ms, bytes);`,
];

/** The schema version that this package writes. */
export const schemaVersion = migrations.length;

/** The schema version of a database; 0 without our tables. */
export function readSchemaVersion(driver: SqliteDriver): number {
  const table = driver.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'cascade_schema'`).get([]);
  if (table === undefined) return 0;
  return Number(driver.prepare('SELECT max(version) AS version FROM cascade_schema').get([])?.version ?? 0);
}

/**
 * Brings the schema up to date in one transaction: of several processes one migrates, the others find it done.
 *
 * @throws StoreError `too-new` when a newer version of this package has written the database.
 */
export function migrate(driver: SqliteDriver, path: string): void {
  if (isUpToDate(readSchemaVersion(driver), path)) return;
  driver.exec('BEGIN IMMEDIATE');
  try {
    driver.exec(
      'CREATE TABLE IF NOT EXISTS cascade_schema (version INTEGER PRIMARY KEY, applied_at_ms INTEGER NOT NULL)',
    );
    const version = readSchemaVersion(driver);
    isUpToDate(version, path);
    for (const [index, sql] of migrations.entries()) {
      if (index < version) continue;
      driver.exec(sql);
      driver.prepare('INSERT INTO cascade_schema VALUES (?, ?)').run([index + 1, Date.now()]);
    }
    driver.exec('COMMIT');
  } catch (error) {
    driver.exec('ROLLBACK');
    throw error;
  }
}

function isUpToDate(version: number, path: string): boolean {
  if (version > schemaVersion) {
    throw storeError('too-new', path, `schema ${version}, this version knows up to ${schemaVersion}`);
  }
  return version === schemaVersion;
}
