import { describe, expect, it } from 'vitest';
import { hardChecks } from '../../src/checks/hard-checks.js';
import { mixedDrafts } from './mixed-drafts.js';

describe('bad drafts of every kind', () => {
  it.each([...new Set(mixedDrafts.map(([kind]) => kind))])('are found at least 92 times in 100: %s', async (kind) => {
    const missed: string[] = [];
    const drafts = mixedDrafts.filter((each) => each[0] === kind);
    for (const [, draft] of drafts) {
      const [first] = await hardChecks(draft);
      if (first?.check !== kind) missed.push(`${first?.check ?? 'nothing'}: ${draft.prompt} => ${draft.text}`);
    }
    expect(missed.length / drafts.length, missed.join('\n')).toBeLessThanOrEqual(0.08);
  });
});
