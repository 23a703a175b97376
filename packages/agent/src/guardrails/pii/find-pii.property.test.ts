import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPii } from './find-pii.js';
import type { PiiType } from './pii-type.js';

const all = new Set<PiiType>(['card', 'iban', 'email', 'phone', 'national-id']);
const labels = async (text: string) => (await findPii(text, all)).map(({ label }) => label);

/** The digit that makes Luhn's sum right. */
function luhnDigit(digits: string): number {
  let sum = 0;
  for (const [place, character] of [...digits].reverse().entries()) {
    const doubled = place % 2 === 0 ? Number(character) * 2 : Number(character);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));

/** Numbers from 0 up to 1, the same for a seed (Mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const separator = fc.constantFrom('', ' ', '-', '.', '_', '\t', '\n', '    ', '\u00a0', '\u2014', '\u200b', ' \u2212 ');

describe('what is personal is found', () => {
  it('card numbers, however they are written', async () => {
    const prefix = fc.constantFrom('4', '51', '2221', '6011', '3528');
    await fc.assert(
      fc.asyncProperty(prefix, digits(15), fc.tuple(separator, separator, separator), async (network, rest, gaps) => {
        // A dot goes with nothing else.
        fc.pre(!gaps.includes('.') || new Set(gaps).size === 1);
        const body = (network + rest).slice(0, 15);
        const card = body + luhnDigit(body);
        const written = [0, 4, 8, 12].map((place, at) => card.slice(place, place + 4) + (gaps[at] ?? '')).join('');
        expect(await labels(`pay ${written} now`)).toEqual(['CARD']);
        const wrong = body + ((luhnDigit(body) + 1) % 10);
        expect(await labels(`pay ${wrong} now`)).not.toContain('CARD');
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('card numbers in the digits of every script', async () => {
    const formats = Intl.supportedValuesOf('numberingSystem').map(
      (numberingSystem) => new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }),
    );
    const written = formats.flatMap((format) => [4_111_111_111_111_111, 3_530_111_333_300_000].map(format.format));
    const cards = written.filter((card) => /^\p{Nd}+$/u.test(card));
    expect(cards.length).toBeGreaterThan(80);
    for (const card of cards) expect(await labels(`pay ${card} now`), card).toEqual(['CARD']);
  });

  it('German IBANs, and none with a wrong sum', async () => {
    await fc.assert(
      fc.asyncProperty(digits(18), separator, async (account, gap) => {
        const check = 98n - (BigInt(`${account}131400`) % 97n);
        const iban = `DE${String(check).padStart(2, '0')}${account}`;
        const written = iban.match(/.{1,4}/g)?.join(gap);
        expect(await labels(`IBAN ${written}.`)).toEqual(['IBAN']);
        expect(await labels(`DE${String((check % 97n) + 1n).padStart(2, '0')}${account}`)).not.toContain('IBAN');
      }),
      { seed: 12 },
    );
  });

  it('addresses, whole', async () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(name, name, fc.constantFrom('com', 'de', 'example'), async (local, host, top) => {
        const address = `${local}x@${host}.${top}`;
        const text = `<${address}>, thanks`;
        const found = (await findPii(text, all)).map(({ start, end }) => text.slice(start, end));
        expect(found).toContain(address);
      }),
      { seed: 13 },
    );
  });

  it('within the text, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        let last = 0;
        for (const { start, end } of await findPii(`${text} 4111 1111 1111 1111 ${text}`, all)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeGreaterThan(text.length);
        expect(last).toBeLessThanOrEqual(text.length * 2 + 21);
      }),
    );
  });

  it('in a long text, too, which is looked at in slices', async () => {
    const piece = fc.constantFrom(
      '4111 1111 1111 1111',
      'DE89 3704 0044 0532 0130 00',
      'ada@example.com',
      '+49 171 1234567',
      ' and so on ',
      'x\u200b',
      '0171 ',
      ', ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 200, maxLength: 400 }), async (pieces) => {
        const text = pieces.join('');
        expect(await findPii(text, all, 700)).toEqual(await findPii(text, all));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is random is rarely taken for something', () => {
  const tries = 3_000;
  const share = async (write: (next: () => number) => string): Promise<number> => {
    let taken = 0;
    for (let seed = 0; seed < tries; seed++) {
      if ((await labels(write(generator(seed)))).length > 0) taken++;
    }
    return taken / tries;
  };
  const row = (count: number, write: (next: () => number) => string | number) => (next: () => number) =>
    Array.from({ length: count }, () => write(next)).join(' ');
  const ofDigits = (count: number) => (next: () => number) =>
    Array.from({ length: count }, () => Math.floor(next() * 10)).join('');

  it.each<[string, (next: () => number) => string]>([
    ['ten numbers of four digits', row(10, (next) => 1_000 + Math.floor(next() * 9_000))],
    ['ten codes of four digits', row(10, ofDigits(4))],
    ['five fractions', row(5, (next) => (next() * 100).toFixed(4))],
    ['eight pairs of digits', row(8, ofDigits(2))],
    ['twelve small numbers', row(12, (next) => Math.floor(next() * 1_000))],
    ['eight codes of three digits', row(8, ofDigits(3))],
    ['six years', row(6, (next) => 1_990 + Math.floor(next() * 40))],
    ['a UUID', (next) => [8, 4, 4, 4, 12].map((count) => hex(next, count)).join('-')],
    ['a SHA-1', (next) => hex(next, 40)],
    ['a moment', (next) => new Date(1.7e12 + next() * 1e11).toISOString()],
    ['milliseconds', (next) => `at ${Math.floor(1.7e12 + next() * 1e11)}`],
  ])('%s: less than 2 in 100', async (_what, write) => {
    expect(await share(write)).toBeLessThan(0.02);
  });

  it.each([9, 10, 11, 12, 13, 15, 16])('%i digits: less than 5 in 100', async (count) => {
    expect(await share((next) => `ref ${ofDigits(count)(next)}`)).toBeLessThan(0.05);
  });
});

function hex(next: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join('');
}

describe('time grows with the length only', () => {
  it.each<[string, string]>([
    ['prose', 'It was the best of times, it was the worst of times, in the year 1775. '],
    ['@', '@'],
    ['a@', 'a@'],
    ['dots', 'a.'],
    ['digits', '4'],
    ['digits apart', '4 '],
    ['groups of digits', '4111 '],
    ['zeros apart', '01 '],
    ['IBANs cut short', 'DE89 3704 '],
    ['plus', '+'],
    ['plus and digits', '+1 '],
    ['spaces', ' '],
    ['brackets', '(0'],
    ['quotes', '"@'],
    ['letters and digits', 'a1 '],
    ['words near', 'tel 0'],
    ['zero-width characters', '\u200b'],
    ['zero-width characters between digits', '4\u200b'],
    ['accents', 'a\u0301'],
    ['digits of another script', '\u09ea'],
    ['escapes', '\\u0040%40'],
  ])('a million characters of %s', async (_what, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const before = cpuMs();
    await findPii(text, all);
    expect(cpuMs() - before).toBeLessThan(2_000);
  });
});
