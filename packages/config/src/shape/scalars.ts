import { refuse, type Shape } from './shape.js';

interface TextRules {
  /** The rest of a sentence after "must be". */
  readonly expected?: string;
  readonly pattern?: RegExp;
  readonly isSecret?: boolean;
  readonly isValid?: (text: string) => boolean;
}

const longestText = 2_000;

/** A text that is neither empty nor endless. */
export function text(rules: TextRules = {}): Shape<string> {
  const { expected = 'a text that is not empty', pattern, isSecret = false, isValid = () => true } = rules;
  const shape: Shape<string> = {
    kinds: ['text'],
    expected,
    isSecret,
    schema: { type: 'string', minLength: 1, maxLength: longestText, ...(pattern && { pattern: pattern.source }) },
    read(value, place) {
      const fits = typeof value === 'string' && value.trim() !== '' && value.length <= longestText;
      if (!fits || pattern?.test(value) === false || !isValid(value)) refuse(shape, value, place);
      return value;
    },
  };
  return shape;
}

/** A number from `least` to `most`. */
export function number(least: number, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return numeric('number', least, most);
}

/** A whole number from `least` to `most`. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return numeric('integer', least, most);
}

function numeric(type: 'number' | 'integer', least: number, most: number): Shape<number> {
  const hasMost = most !== Number.MAX_SAFE_INTEGER;
  const hasLeast = least !== Number.MIN_SAFE_INTEGER;
  const range = hasMost ? ` from ${least} to ${most}` : hasLeast ? ` of at least ${least}` : '';
  const shape: Shape<number> = {
    kinds: ['number'],
    expected: `a ${type === 'integer' ? 'whole ' : ''}number${range}`,
    schema: { type, ...(hasLeast && { minimum: least }), ...(hasMost && { maximum: most }) },
    read(value, place) {
      const fits = typeof value === 'number' && value >= least && value <= most;
      if (!fits || (type === 'integer' && !Number.isInteger(value))) refuse(shape, value, place);
      return value;
    },
  };
  return shape;
}

export const boolean: Shape<boolean> = {
  kinds: ['boolean'],
  expected: 'true or false',
  schema: { type: 'boolean' },
  read: (value, place) => (typeof value === 'boolean' ? value : refuse(boolean, value, place)),
};

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  const shape: Shape<Word> = {
    kinds: ['text'],
    expected: words.map((word) => `"${word}"`).join(' or '),
    schema: { enum: words },
    read: (value, place) => words.find((word) => word === value) ?? refuse(shape, value, place),
  };
  return shape;
}
