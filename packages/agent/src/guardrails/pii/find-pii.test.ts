import { cpuMs } from '@cascade/testing/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPii, type PiiType } from './find-pii.js';
import { findPiiInSlices } from './find-pii-in-slices.js';

const all = new Set<PiiType>(['card', 'iban', 'email', 'phone', 'national-id']);

function labels(text: string): readonly string[] {
  return findPii(text, all).map(({ label }) => label);
}

function found(text: string): readonly string[] {
  return findPii(text, all).map(({ start, end }) => text.slice(start, end));
}

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

function random(count: number, seed: number): string {
  let state = seed;
  let text = '';
  while (text.length < count) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += Math.floor((state / 2 ** 32) * 10);
  }
  return text;
}

describe('what is personal', () => {
  it.each([
    ['CARD', '4111 1111 1111 1111'],
    ['CARD', '4111111111111111'],
    ['CARD', '4111-1111-1111-1111'],
    ['CARD', '4111\u200b1111\u200b1111\u200b1111'],
    ['CARD', '４１１１ １１１１ １１１１ １１１１'],
    ['CARD', '5555555555554444'],
    ['CARD', '3782 822463 10005'],
    ['CARD', '6011000990139424'],
    ['CARD', '3530111333300000'],
    ['IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['IBAN', 'gb29nwbk60161331926819'],
    ['IBAN', 'FR14 2004 1010 0505 0001 3M02 606'],
    ['IBAN', 'NO9386011117947'],
    ['EMAIL', 'jane.doe+spam@mail.example.co.uk'],
    ['EMAIL', 'jürgen@bücher.example'],
    ['PHONE', '+49 171 1234567'],
    ['PHONE', '+1 (555) 234-5678'],
    ['PHONE', '(555) 234-5678'],
    ['PHONE', '555-234-5678'],
    ['PHONE', '0171/1234567'],
    ['PHONE', '(030) 12345678'],
    ['PHONE', '020 7946 0958'],
    ['PHONE', '01 23 45 67 89'],
    ['PHONE', '0049 30 1234567'],
    ['US_SSN', '536-90-4399'],
    ['UK_NINO', 'AB 12 34 56 C'],
    ['DE_TAX_ID', '86 095 742 719'],
    ['ES_DNI', '12345678Z'],
    ['ES_NIE', 'X-1234567-L'],
    ['FR_NIR', '2 55 08 14 168 025 38'],
    ['IT_CODICE_FISCALE', 'RSSMRA85T10A562S'],
    ['PL_PESEL', '44051401359'],
    ['BR_CPF', '529.982.247-25'],
    ['CH_AHV', '756.9217.0769.85'],
  ])('is found: %s %s', (label, text) => {
    for (const sentence of [
      text,
      `It is ${text}, thanks.`,
      `"${text}"`,
      ...(label === 'EMAIL' ? [] : [`卡号${text}。`]),
    ]) {
      expect(found(sentence), sentence).toEqual([text]);
      expect(labels(sentence)).toEqual([label]);
    }
  });

  it.each([
    ['a wrong check digit', '4111 1111 1111 1112'],
    ['an IBAN of a wrong sum', 'DE88 3704 1144 1532 1130 11'],
    ['an area that there is not', '666-90-4399'],
    ['a wrong letter', '12345678A'],
    ['a date and a time', '2026-11-20 17:38:54.123'],
    ['a UUID', '0193a8b2-7c4e-7d11-9f3a-2b1c4d5e6f70'],
    ['a fraction', '0.4111111111111111'],
    ['a version', 'v1.2.3-beta.4 and 10.0.19045'],
    ['a price', '$1,234,567.89'],
    ['an address of a machine', '192.168.100.200'],
    ['an @ alone', 'meet @ noon, @handle, a@b'],
    ['code', 'const timeoutMs = 86_400_000; array[1024] = 0xdeadbeef;'],
  ])('is not %s', (_what, text) => {
    expect(labels(text)).toEqual([]);
  });

  it('needs a word beside it where it has no check digits', () => {
    expect(labels('order 5552345678')).toEqual([]);
    expect(labels('Tel.: 5552345678')).toEqual(['PHONE']);
    expect(labels('the hotel 5552345678')).toEqual([]);
    expect(labels('SSN 536904399')).toEqual(['US_SSN']);
    expect(labels('ref 536904399')).toEqual([]);
    expect(labels('BSN: 111222333')).toEqual(['NL_BSN']);
  });

  it('is found beside other things', () => {
    expect(found('4111 1111 1111 1111 12/27 123, a@b.example')).toEqual(['4111 1111 1111 1111', 'a@b.example']);
    expect(found('4111  1111 - 1111  1111')).toEqual(['4111  1111 - 1111  1111']);
    // Nothing of a card is left over where something else is taken for the beginning of it.
    expect(found('0171 4111 1111 1111 1111')).toEqual(['0171 4111 1111 1111 1111']);
    expect(found('card4111111111111111')).toEqual(['4111111111111111']);
  });
});

describe('properties', () => {
  const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0');

  it('every card number is found, however it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom('4', '51', '2221', '6011', '3528'), digits(15), separator, (prefix, rest, gap) => {
        const body = (prefix + rest).slice(0, 15);
        const card = body + luhnDigit(body);
        const written = [0, 4, 8, 12].map((place) => card.slice(place, place + 4)).join(gap);
        expect(labels(`pay ${written} now`)).toEqual(['CARD']);
        const wrong = body + ((luhnDigit(body) + 1) % 10);
        expect(labels(`pay ${wrong} now`)).not.toContain('CARD');
      }),
    );
  });

  it('every German IBAN is found, and none with a wrong sum', () => {
    fc.assert(
      fc.property(digits(18), separator, (account, gap) => {
        const check = 98n - (BigInt(`${account}131400`) % 97n);
        const iban = `DE${String(check).padStart(2, '0')}${account}`;
        const written = iban.match(/.{1,4}/g)?.join(gap);
        expect(labels(`IBAN ${written}.`)).toEqual(['IBAN']);
        expect(labels(`DE${String((check % 97n) + 1n).padStart(2, '0')}${account}`)).not.toContain('IBAN');
      }),
    );
  });

  it('every address is found whole', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    fc.assert(
      fc.property(name, name, fc.constantFrom('com', 'de', 'example'), (local, host, top) => {
        const address = `${local}@${host}.${top}`;
        expect(found(`<${address}>, thanks`)).toContain(address);
      }),
    );
  });

  it('findings lie within the text, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { start, end } of findPii(text, all)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('a long text is looked at in slices, and nothing is lost between them', async () => {
    const piece = fc.constantFrom(
      '4111 1111 1111 1111',
      'DE89 3704 0044 0532 0130 00',
      'ada@example.com',
      '+49 171 1234567',
      ' and so on ',
      'x',
      '0171 ',
      ', ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 200, maxLength: 400 }), async (pieces) => {
        const text = pieces.join('');
        expect(await findPiiInSlices(text, all, 700)).toEqual(findPii(text, all));
      }),
      { numRuns: 50 },
    );
  });

  it.each([9, 10, 11, 12, 13, 15, 16])('%i random digits are rarely taken for something', (count) => {
    const tries = 4_000;
    let taken = 0;
    for (let seed = 0; seed < tries; seed++) if (labels(`ref ${random(count, seed * 7919)}`).length > 0) taken++;
    expect(taken / tries).toBeLessThan(0.05);
  });

  it.each<[string, string]>([
    ['@', '@'],
    ['a@', 'a@'],
    ['dots', 'a.'],
    ['digits', '4'],
    ['digits apart', '4 '],
    ['zeros apart', '0 '],
    ['IBANs cut short', 'DE89 3704 '],
    ['plus', '+1 '],
    ['brackets', '(0'],
    ['letters and digits', 'a1 '],
    ['words near', 'tel 0'],
  ])('takes time that grows with the length of %s only', (_what, unit) => {
    const text = (length: number): string => unit.repeat(length / unit.length);
    findPii(text(20_000), all);
    const spent = (length: number): number => {
      const long = text(length);
      const before = cpuMs();
      findPii(long, all);
      return cpuMs() - before;
    };
    const short = spent(50_000);
    expect(spent(400_000)).toBeLessThan(Math.max(8 * 4 * short, 200));
  });
});
