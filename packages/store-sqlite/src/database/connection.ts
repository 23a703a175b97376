import type { SqliteDriver, SqliteStatement } from '../driver/sqlite-driver.js';
import { type OpenDatabaseOptions, openDatabase } from './open-database.js';
import { storeError, storeErrorOf } from './store-error-of.js';
import { untilNotBusy } from './until-not-busy.js';

/** Gives the prepared statement of an SQL text; each is prepared once. */
export type Statements = (sql: string) => SqliteStatement;

/** One connection to the file, opened on first use. Errors are store errors. */
export interface Connection {
  /** Runs `work`, which must only read. */
  read<T>(work: (sql: Statements) => T): Promise<T>;
  /** Runs `work` in a transaction that is committed when the promise resolves. One after another, in order. */
  write<T>(work: (sql: Statements) => T): Promise<T>;
  close(): Promise<void>;
}

interface Session {
  readonly driver: SqliteDriver;
  readonly sql: Statements;
}

// After a failure to open, so that a broken file does not cost every call an attempt.
const reopenAfterMs = 1_000;

export function createConnection(options: OpenDatabaseOptions): Connection {
  const { path, maxBusyMs } = options;
  let opening: Promise<Session> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function session(): Promise<Session> {
    if (isClosed) return Promise.reject(storeError('closed', path));
    opening ??= openSession(options).catch((error: unknown) => {
      setTimeout(() => {
        opening = undefined;
      }, reopenAfterMs).unref();
      throw storeErrorOf(error, path);
    });
    return opening;
  }

  async function perform<T>(work: (session: Session) => T, deadlineMs: number): Promise<T> {
    const opened = await session();
    try {
      return await untilNotBusy(() => {
        if (isClosed) throw storeError('closed', path);
        return work(opened);
      }, deadlineMs);
    } catch (error) {
      throw storeErrorOf(error, path);
    }
  }

  return {
    read: (work) => perform(({ sql }) => work(sql), performance.now() + maxBusyMs),
    write: (work) => {
      const deadlineMs = performance.now() + maxBusyMs;
      // One writer at a time tries for the lock: the short synchronous waits of many would add up.
      const turn = writing.then(() => perform((opened) => inTransaction(opened, work), deadlineMs));
      writing = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await writing;
      isClosed = true;
      const opened = await opening?.catch(() => undefined);
      opening = undefined;
      opened?.driver.close();
    },
  };
}

async function openSession(options: OpenDatabaseOptions): Promise<Session> {
  const driver = await openDatabase(options);
  const prepared = new Map<string, SqliteStatement>();
  const sql: Statements = (text) => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = driver.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  return { driver, sql };
}

function inTransaction<T>({ driver, sql }: Session, work: (sql: Statements) => T): T {
  driver.exec('BEGIN IMMEDIATE');
  try {
    const result = work(sql);
    driver.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(driver);
    throw error;
  }
}

function rollBack(driver: SqliteDriver): void {
  try {
    driver.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself, as it does on a full disk; the first error is the one to tell.
  }
}
