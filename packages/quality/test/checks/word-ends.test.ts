import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.test\.|\.generated\./.test(file),
);

/** The end of the group that begins at `from`, and what it chooses from. */
function group(source: string, from: number): { readonly end: number; readonly choices: readonly string[] } {
  const choices = [''];
  let depth = 0;
  let isClass = false;
  for (let at = from; at < source.length; at++) {
    const sign = source.charAt(at);
    const isEscape = sign === '\\';
    const piece = isEscape ? source.slice(at, ++at + 1) : sign;
    if (piece === '[') isClass = true;
    if (piece === ']') isClass = false;
    if (!isClass && piece === '(') depth++;
    if (!isClass && piece === ')' && --depth === 0) return { end: at + 1, choices };
    if (!isClass && depth === 1 && piece === '|') choices.push('');
    else choices.push((choices.pop() ?? '') + piece);
  }
  return { end: source.length, choices };
}

/** Choices beside a `\b` whose letter there is none for it: they match nothing. */
function dead(source: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < source.length; at++) {
    if (source[at] !== '(' || source[at - 1] === '\\') continue;
    const { end, choices } = group(source, at);
    const words = choices.map((choice) => choice.replace(/^\((?:\?(?:[:=!]|<[=!]))?/, ''));
    if (source.slice(at - 2, at) === '\\b') found.push(...words.filter((word) => /^[^\p{ASCII}]/u.test(word)));
    if (source.slice(end, end + 2) === '\\b') found.push(...words.filter((word) => /[^\p{ASCII}]$/u.test(word)));
  }
  return found;
}

describe('patterns', () => {
  it('find a choice that can match nothing', () => {
    expect(dead(String.raw`/\b(?:one|übrig|(?:a|è)\b)\b/`)).toEqual(['übrig', 'è']);
  });

  it.each(files)('have no choice that can match nothing: %s', (file) => {
    const source = readFileSync(new URL(file, folder), 'utf8').replaceAll('\\\\', '\\');
    expect(dead(source)).toEqual([]);
  });
});
