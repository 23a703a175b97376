import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDriver } from './open-driver.js';
import { openLibsql } from './open-libsql.js';

const keys = ['a', 'b', 'c', 'missing'];

describe.each([
  ['the default driver', openDriver],
  ['libsql', openLibsql],
])('%s', (_name, open) => {
  it('answers for the values it is given, whatever the same statement was asked before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cascade-driver-'));
    const driver = await open(join(folder, 'test.db'));
    onTestFinished(async () => {
      driver.close();
      await rm(folder, { recursive: true, force: true });
    });
    driver.exec('CREATE TABLE letters (key TEXT PRIMARY KEY, letter TEXT NOT NULL) WITHOUT ROWID');
    const insert = driver.prepare('INSERT INTO letters VALUES (?, ?)');
    for (const key of keys.slice(0, 3)) insert.run([key, key.toUpperCase()]);
    const select = driver.prepare('SELECT letter FROM letters WHERE key = ?');
    const question = fc.tuple(fc.constantFrom('get', 'all'), fc.constantFrom(...keys));
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 6 }), (questions) => {
        for (const [verb, key] of questions) {
          const row = verb === 'get' ? select.get([key]) : select.all([key])[0];
          expect(row?.letter).toBe(key === 'missing' ? undefined : key.toUpperCase());
        }
      }),
    );
  });
});
