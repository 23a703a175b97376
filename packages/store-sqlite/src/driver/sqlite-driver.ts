/** What a statement may be given. No boolean: binding one aborts the process in libsql. */
export type SqliteValue = string | number | null;

export type SqliteRow = Readonly<Record<string, unknown>>;

export interface SqliteStatement {
  run(values: readonly SqliteValue[]): { readonly changes: number | bigint };
  get(values: readonly SqliteValue[]): SqliteRow | undefined;
  all(values: readonly SqliteValue[]): readonly SqliteRow[];
}

/** The little that this package needs of a SQLite driver; every call is synchronous. */
export interface SqliteDriver {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  close(): void;
}

/** Opens a file with one of the drivers. */
export type OpenDriver = (path: string) => Promise<SqliteDriver>;
