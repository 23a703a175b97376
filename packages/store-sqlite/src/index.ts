/** Cooldowns, budgets, audit log, cached answers and failed prompts of Cascade in one SQLite file and one folder. @module */
export { openDriver } from './driver/open-driver.js';
export type { OpenDriver, SqliteDriver, SqliteRow, SqliteStatement, SqliteValue } from './driver/sqlite-driver.js';
export { type FailedPromptFolderOptions, failedPromptFolder } from './failed-prompts/failed-prompt-folder.js';
export { type SqliteStore, type SqliteStoreOptions, sqliteStore } from './sqlite-store.js';
