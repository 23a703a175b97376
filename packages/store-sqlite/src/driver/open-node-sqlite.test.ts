import { describe, expect, it } from 'vitest';
import { nodeSqliteOpener } from './open-node-sqlite.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const nodeHasSqlite = major > 22 || (major === 22 && minor >= 13);

describe('nodeSqliteOpener', () => {
  it('is there exactly on a Node that has SQLite', () => {
    expect(nodeSqliteOpener() !== undefined).toBe(nodeHasSqlite);
  });

  it('keeps no warning back, but the one about itself', async () => {
    const warnings: string[] = [];
    const collect = (warning: Error) => warnings.push(warning.message);
    process.on('warning', collect);
    nodeSqliteOpener();
    process.emitWarning('something else', 'ExperimentalWarning');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', collect);
    expect(warnings).toEqual(['something else']);
  });

  it.skipIf(!nodeHasSqlite)('opens a database in memory (skipped on a Node without SQLite)', async () => {
    const driver = await nodeSqliteOpener()?.(':memory:');
    expect(driver?.prepare('SELECT ? AS value').get(['x'])?.value).toBe('x');
    driver?.close();
  });
});
