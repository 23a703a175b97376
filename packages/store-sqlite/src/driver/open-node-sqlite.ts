import type { OpenDriver, SqliteDriver, SqliteRow, SqliteValue } from './sqlite-driver.js';

/** What is used of `node:sqlite`, which the type definitions of Node 20 do not know. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => NodeDatabase;
}

interface NodeDatabase {
  prepare(sql: string): {
    run(...values: readonly SqliteValue[]): { readonly changes: number | bigint };
    get(...values: readonly SqliteValue[]): SqliteRow | undefined;
    all(...values: readonly SqliteValue[]): SqliteRow[];
  };
  exec(sql: string): void;
  close(): void;
}

/** An opener for the SQLite in Node itself; undefined where Node has none (before 22.13). */
export function nodeSqliteOpener(): OpenDriver | undefined {
  const sqlite = withoutItsWarning(() => process.getBuiltinModule?.('node:sqlite') as NodeSqlite | undefined);
  return sqlite && (async (path) => wrap(new sqlite.DatabaseSync(path)));
}

function wrap(database: NodeDatabase): SqliteDriver {
  return {
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (values) => statement.run(...values),
        get: (values) => statement.get(...values),
        all: (values) => statement.all(...values),
      };
    },
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
  };
}

/** Loads the module without the line about an experimental feature; every other warning passes. */
function withoutItsWarning<T>(load: () => T): T {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (rest[0] === 'ExperimentalWarning' && String(warning).includes('SQLite')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
