import { expect, it } from 'vitest';
import { parseDotenv } from './parse-dotenv.js';

it('reads lines of NAME=value and leaves everything else alone', () => {
  const text = `# comment
PLAIN=one two # comment
export EXPORTED = "in = quotes # kept"
SINGLE='it'
EMPTY=
HASH=a#b
not a line
1BAD=x
__proto__=x
CRLF=yes\r
OPEN="never closed
`;
  expect(Object.fromEntries(parseDotenv(text))).toEqual({
    PLAIN: 'one two',
    EXPORTED: 'in = quotes # kept',
    SINGLE: 'it',
    EMPTY: '',
    HASH: 'a#b',
    ['__proto__']: 'x',
    CRLF: 'yes',
    OPEN: '"never closed',
  });
});
