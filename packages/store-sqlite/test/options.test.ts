import { expect, it } from 'vitest';
import {
  type FailedPromptFolderOptions,
  failedPromptFolder,
  type SqliteStoreOptions,
  sqliteStore,
} from '../src/index.js';

it.each([
  [{ path: '' }, 'sqliteStore.path must be a text that is not empty'],
  [{ path: 'a.db', retentionDays: 0 }, 'retentionDays must be a number of at least 1, got 0'],
  [{ path: 'a.db', retentionDays: -1 }, 'retentionDays must be'],
  [{ path: 'a.db', maxRows: 0 }, 'maxRows must be a whole number of at least 1, got 0'],
  [{ path: 'a.db', maxRows: Number.NaN }, 'maxRows must be'],
  [{ path: 'a.db', maxBusyMs: -1 }, 'maxBusyMs must be a number of at least 0'],
  [{ path: 'a.db', synchronous: 'off' }, "synchronous must be 'normal' or 'full'"],
  [{ path: 'a.db', retention: 7 }, 'unknown option "retention"'],
])('a store refuses %j, and writes no file', (options, message) => {
  // Wrong on purpose, as from JavaScript.
  expect(() => sqliteStore(options as SqliteStoreOptions)).toThrow(message);
});

it.each([
  [{ directory: '' }, 'failedPromptFolder.directory must be a text that is not empty'],
  [{ directory: 'a', maxFiles: 0 }, 'maxFiles must be a whole number of at least 1, got 0'],
  [{ directory: 'a', maxBytes: Number.NaN }, 'maxBytes must be'],
  [{ directory: 'a', maxAgeMs: -1 }, 'maxAgeMs must be a number of at least 1'],
  [{ directory: 'a', claimMs: 0 }, 'claimMs must be a number of at least 1'],
  [{ directory: 'a', maxAge: 5 }, 'unknown option "maxAge"'],
])('a folder of failed prompts refuses %j', (options, message) => {
  // Wrong on purpose, as from JavaScript.
  expect(() => failedPromptFolder(options as FailedPromptFolderOptions)).toThrow(message);
});
