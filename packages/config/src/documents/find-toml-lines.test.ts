import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { findTomlLines } from './find-toml-lines.js';
import { lineOfKey } from './line-of-key.js';

describe('lines of a TOML file', () => {
  it('are found for tables, lists of tables, dotted and quoted keys, inline tables and long texts', () => {
    const text = `title = """
[not.a.table]
key = 1
"""
[a.b]
"odd \\"name" = 'x # no comment'
c.d = { e = [1,
  2], f = { g = 3 } } # comment = 1
[[a.list]]
x = 1
[[a.list]]
x = '''
''' # "
  y = 2020-01-01T00:00:00Z
[a.list.sub]
z = [ { p = 1 }, # one
  { p = 2 } ]
`;
    expect(parse(text)).toHaveProperty('a');
    const lines = findTomlLines(text);
    const line = (...path: (string | number)[]) => lineOfKey(lines, path);
    expect(line('title')).toBe(1);
    expect(line('a', 'b', 'odd "name')).toBe(6);
    expect(line('a', 'b', 'c', 'd', 'e', 1)).toBe(8);
    expect(line('a', 'b', 'c', 'd', 'f', 'g')).toBe(8);
    expect(line('a', 'list', 0, 'x')).toBe(10);
    expect(line('a', 'list', 1, 'x')).toBe(12);
    expect(line('a', 'list', 1, 'y')).toBe(14);
    expect(line('a', 'list', 1, 'sub', 'z', 1, 'p')).toBe(17);
    expect(line('a', 'list', 1, 'sub', 'missing')).toBe(15);
    expect(line('missing')).toBeUndefined();
  });

  it('hold the key they are said to hold, whatever the file', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 8,
      unit: fc.constantFrom('a', 'b', '.', '"', ' ', '#', 'ä', '='),
    });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.dictionary(name, fc.oneof({ maxDepth: 3 }, fc.integer(), fc.string(), tie('tree')), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const text = stringify(value);
        const [lines, source] = [findTomlLines(text), text.split('\n')];
        for (const path of pathsIn(value)) {
          const line = lineOfKey(lines, path);
          const key = String(path.at(-1));
          const written = source[(line ?? 0) - 1] ?? '';
          expect(written.includes(key) || written.includes(JSON.stringify(key).slice(1, -1)), `${text}\n${path}`).toBe(
            true,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('end for every text, also one that is not valid', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', "'", '=', '.', ',', '\n', 'a', '\\', '#', ' ') }),
        (text) => {
          expect(findTomlLines(text).size).toBeLessThanOrEqual(text.length + 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, item]) => pathsIn(item, [...path, name]));
}
