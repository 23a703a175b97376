import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from './matches-pattern.js';

describe('a pattern of a schema', () => {
  it.each([
    ['^#[0-9A-Fa-f]{6}$', '#8B4513', 'burnt orange'],
    ['^\\+?[0-9]+$', '+4930555', '030 / 555'],
    ['^(red|green|blue)$', 'green', 'greenish'],
    ['^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$', 'ann@example.org', 'ann at example.org'],
    ['^\\d{4}-\\d{2}$', '2026-11', '2026/11'],
    ['[A-Z]', 'a B', 'a b'],
  ])('%s is tried', (pattern, fits, fails) => {
    expect(matchesPattern(pattern, fits)).toBe(true);
    expect(matchesPattern(pattern, fails)).toBe(false);
  });

  it.each(['^(a+)+$', '^(a|a)*$', '^(a)\\1$', '^(?=a)a$', '[', 'a?'.repeat(20), `${'(a|a)'.repeat(30)}$`])(
    '%s is not tried, since it might take long or is none',
    (pattern) => {
      expect(matchesPattern(pattern, 'a'.repeat(30))).toBeUndefined();
    },
  );

  it('is not taken to stand at the beginning for the first of its alternatives', () => {
    expect(matchesPattern('^a|.*.*.*b', 'c'.repeat(60))).toBeUndefined();
    expect(matchesPattern('^(a|.*b)$', 'c'.repeat(60))).toBe(false);
  });

  it('takes milliseconds at most, whatever pattern and value are', () => {
    const piece = fc.constantFrom(
      'a',
      '.',
      '[a-z]',
      '\\w',
      'a*',
      '.*',
      '[^b]+',
      '\\w{1,}',
      'a?',
      'b',
      '(a|b)',
      '|',
      '^',
      '$',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 0, max: 10_000 }), (pieces, length) => {
        const before = process.cpuUsage();
        matchesPattern(pieces.join(''), 'a'.repeat(length));
        const { user, system } = process.cpuUsage(before);
        expect(user + system).toBeLessThan(100_000);
      }),
      { numRuns: 300 },
    );
  });
});
