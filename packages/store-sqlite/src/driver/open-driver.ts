import { openLibsql } from './open-libsql.js';
import { nodeSqliteOpener } from './open-node-sqlite.js';
import type { SqliteDriver } from './sqlite-driver.js';

/** Opens a file with Node's own SQLite, or with libsql on a Node that has none. */
export function openDriver(path: string): Promise<SqliteDriver> {
  return (nodeSqliteOpener() ?? openLibsql)(path);
}
