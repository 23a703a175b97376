import { StoreError } from '@cascade/core/provider-kit';
import type { SqliteDriver, SqliteRow, SqliteValue } from './sqlite-driver.js';

/** What is used of libsql; it takes all values of a statement as one array (a lone `null` argument throws). */
interface LibsqlDatabase {
  prepare(sql: string): {
    run(values: readonly SqliteValue[]): { readonly changes: number };
    all(values: readonly SqliteValue[]): unknown[];
  };
  exec(sql: string): void;
  close(): void;
}

/** @throws {@link StoreError} `unavailable` when the package libsql is not installed. */
export async function openLibsql(path: string): Promise<SqliteDriver> {
  const Database = await loadLibsql();
  const database = new Database(path);
  return {
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (values) => statement.run(values),
        // Its own `get` after an `all` of the same statement ignores the values, and gives the row of the last ones.
        get: (values) => statement.all(values)[0] as SqliteRow | undefined,
        all: (values) => statement.all(values) as SqliteRow[],
      };
    },
    exec: (sql) => database.exec(sql),
    close: () => {
      // Its close keeps the file open until the garbage is collected, and so never empties the write-ahead log.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

async function loadLibsql(): Promise<new (path: string) => LibsqlDatabase> {
  try {
    return (await import('libsql')).default;
  } catch (cause) {
    const message = 'SQLite needs Node 22.13 or newer, or the package libsql: npm install libsql';
    throw new StoreError('unavailable', message, { cause });
  }
}
