import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ToolIds } from './tool-ids.js';

it('gives every call an id of its own that Anthropic takes, and every result that of its call', () => {
  const turns = fc.array(fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 4 }));
  fc.assert(
    fc.property(turns, (all) => {
      const ids = new ToolIds();
      const given = all.flatMap((turn) => {
        const calls = turn.map((id) => ids.forCall(id));
        expect(turn.map((id) => ids.forResult(id))).toEqual(calls);
        return calls;
      });
      expect(new Set(given).size).toBe(given.length);
      for (const id of given) expect(id).toMatch(/^[a-zA-Z0-9_-]+$/);
    }),
  );
});

it('leaves ids that are right as they are', () => {
  expect(new ToolIds().forCall('toolu_01-Ab')).toBe('toolu_01-Ab');
});
