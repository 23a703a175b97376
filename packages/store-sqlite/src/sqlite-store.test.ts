import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkCooldownModel,
  checkLedgerModel,
  describeCooldownStore,
  describeLedgerStore,
  describeRunStore,
} from '@cascade/testing/store';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { sqliteStore } from './sqlite-store.js';

let folder = '';
let files = 0;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cascade-store-'));
});

afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  await rm(folder, { recursive: true, force: true });
});

function freshStore() {
  const store = sqliteStore({ path: join(folder, `${++files}.db`) });
  closers.push(store.close);
  return store;
}

describeCooldownStore('a SQLite file', () => freshStore().cooldowns);
describeLedgerStore('a SQLite file', () => freshStore().ledger);
describeRunStore('a SQLite file', () => freshStore().runs);

describe('the cooldowns in a SQLite file', () => {
  it('agree with the reference implementation after any history', async () => {
    const { cooldowns } = freshStore();
    await checkCooldownModel(() => cooldowns, { histories: 100, dispose: async () => void (await cooldowns.clear()) });
  });
});

describe('the ledger in a SQLite file', () => {
  it('agrees with the reference implementation after any history', async () => {
    await checkLedgerModel(() => freshStore().ledger, { histories: 60 });
  });
});
