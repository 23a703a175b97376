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
  let opened: Session | undefined;
  let opening: Promise<Session> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function open(): Promise<Session> {
    opening ??= openSession(options).then(
      (session) => {
        opened = session;
        return session;
      },
      (error: unknown) => {
        setTimeout(() => {
          opening = undefined;
        }, reopenAfterMs).unref();
        throw error;
      },
    );
    return opening;
  }

  async function perform<T>(work: (session: Session) => T, deadlineMs: number): Promise<T> {
    try {
      assertOpen();
      const session = opened ?? (await open());
      return await untilNotBusy(() => {
        assertOpen();
        return work(session);
      }, deadlineMs);
    } catch (error) {
      throw storeErrorOf(error, path);
    }
  }

  function assertOpen(): void {
    if (isClosed) throw storeError('closed', path);
  }

  return {
    read: (work) => perform(({ sql }) => work(sql), performance.now() + maxBusyMs),
    write: (work) => {
      const deadlineMs = performance.now() + maxBusyMs;
      // One writer at a time tries for the lock: the short synchronous waits of many would add up.
      const turn = writing.then(() => perform((session) => inTransaction(session, work), deadlineMs));
      writing = turn.catch(() => undefined);
      return turn;
    },
    close: async () => {
      await writing;
      isClosed = true;
      const session = await opening?.catch(() => undefined);
      [opened, opening] = [undefined, undefined];
      session?.driver.close();
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
