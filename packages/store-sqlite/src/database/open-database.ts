import type { OpenDriver, SqliteDriver } from '../driver/sqlite-driver.js';
import { migrate } from './migrations.js';
import { prepareFile } from './prepare-file.js';
import { refuseForeign } from './refuse-foreign.js';
import { untilNotBusy } from './until-not-busy.js';

export interface OpenDatabaseOptions {
  readonly path: string;
  readonly openDriver: OpenDriver;
  readonly synchronous: 'normal' | 'full';
  readonly maxBusyMs: number;
}

/** Opens the file, makes sure that it is ours, and brings it up to date. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<SqliteDriver> {
  const { path, openDriver, synchronous, maxBusyMs } = options;
  await prepareFile(path);
  const driver = await openDriver(path);
  const deadlineMs = performance.now() + maxBusyMs;
  try {
    await untilNotBusy(() => {
      // The longest that SQLite itself may wait, and the event loop with it.
      driver.exec('PRAGMA busy_timeout = 5');
      refuseForeign(driver, path);
      // Small pages, because a commit writes one for each index; only a new file takes the size.
      driver.exec('PRAGMA page_size = 2048');
      driver.prepare('PRAGMA journal_mode = WAL').get([]);
      // A checkpoint moves 1 MB at most, and so takes milliseconds.
      driver.exec('PRAGMA wal_autocheckpoint = 500');
      driver.exec(`PRAGMA synchronous = ${synchronous === 'full' ? 'FULL' : 'NORMAL'}`);
      migrate(driver, path);
    }, deadlineMs);
    return driver;
  } catch (error) {
    driver.close();
    throw error;
  }
}
