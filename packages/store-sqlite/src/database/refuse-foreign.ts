import type { SqliteDriver } from '../driver/sqlite-driver.js';
import { storeError } from './store-error-of.js';

// The older llm-cascade tool's tables: its file may be shared, our tables carry a prefix.
const friendly = new Set(['attempt_log', 'cooldown']);

/**
 * Looks before anything is written.
 *
 * @throws StoreError `foreign` for a database of another application: one that has tables, but not ours.
 */
export function refuseForeign(driver: SqliteDriver, path: string): void {
  const rows = driver.prepare(`SELECT name FROM sqlite_master WHERE type IN ('table', 'view') LIMIT 1000`).all([]);
  const names = rows.map(({ name }) => String(name));
  if (names.includes('cascade_schema')) return;
  const strange = names.filter((name) => !friendly.has(name) && !name.startsWith('sqlite_'));
  if (strange.length > 0) throw storeError('foreign', path, `it has a table "${strange[0]}"`);
  const applicationId = driver.prepare('PRAGMA application_id').get([])?.application_id;
  if (names.length === 0 && applicationId !== 0) throw storeError('foreign', path, `application id ${applicationId}`);
}
