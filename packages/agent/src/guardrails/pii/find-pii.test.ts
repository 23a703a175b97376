import { describe, expect, it } from 'vitest';
import { findPii } from './find-pii.js';
import type { PiiType } from './pii-type.js';

const all = new Set<PiiType>(['card', 'iban', 'email', 'phone', 'national-id']);

/** What is found, as it is written, with its label. */
async function found(text: string): Promise<readonly string[]> {
  return (await findPii(text, all)).map(({ label, start, end }) => `${label} ${text.slice(start, end)}`);
}

const labels = async (text: string) => (await findPii(text, all)).map(({ label }) => label);

const card = '4111111111111111';
/** A card number in the digits of another script. */
const inScript = (zero: number) => [...card].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
const grouped = (gap: string) => ['4111', '1111', '1111', '1111'].join(gap);

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
  ])('is found: %s %s', async (label, text) => {
    for (const sentence of [
      text,
      `It is ${text}, thanks.`,
      `"${text}"`,
      ...(label === 'EMAIL' ? [] : [`卡号${text}。`]),
    ]) {
      expect(await found(sentence), sentence).toEqual([`${label} ${text}`]);
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
  ])('is not %s', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  it.each([
    ['order 5552345678', []],
    ['Tel.: 5552345678', ['PHONE']],
    ['call me on 5552345678', ['PHONE']],
    ['Phone (Ada Lovelace): 5552345678', ['PHONE']],
    ['téléphone 612345678', ['PHONE']],
    ['the hotel 5552345678', []],
    ['SSN 536904399', ['US_SSN']],
    ['ref 536904399', []],
    ['BSN: 111222333', ['NL_BSN']],
    ['My NI number is AB123456C', ['UK_NINO']],
    ['SKU AB123456C', []],
  ])('needs a word before it where it has no check digits: %s', async (text, expected) => {
    expect(await labels(text)).toEqual(expected);
  });

  it.each([
    ['4111 1111 1111 1111 12/27 123, a@b.example', ['CARD 4111 1111 1111 1111', 'EMAIL a@b.example']],
    ['4111 1111 1111 1111 1227', ['CARD 4111 1111 1111 1111']],
    ['0171 4111 1111 1111 1111', ['CARD 4111 1111 1111 1111']],
    ['4111 1111 1111 1111 5555 5555 5555 4444', ['CARD 4111 1111 1111 1111', 'CARD 5555 5555 5555 4444']],
    ['4111 1111 1111 1111\n5555 5555 5555 4444', ['CARD 4111 1111 1111 1111', 'CARD 5555 5555 5555 4444']],
    ['+49 171\n1234567', ['PHONE +49 171\n1234567']],
    ['+49 171 1234567\n12345 Berlin', ['PHONE +49 171 1234567']],
    ['555-867-5309²', ['PHONE 555-867-5309']],
  ])('is found beside other things: %j', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('ordinary writing', () => {
  it.each([
    ['a row of a table', `17,${card},12/27`],
    ['a list in JSON', `[1,${card}]`],
    ['the end of a line, escaped', `{"m":"pay\\n${grouped('-')}"}`],
    ['a tab', grouped('\t')],
    ['the end of a line', '4111 1111\n1111 1111'],
    ['underscores', grouped('_')],
    ['four spaces', grouped('    ')],
    ['two spaces and hyphens', '4111  1111 - 1111  1111'],
    ['em dashes', grouped('\u2014')],
    ['minus signs', grouped('\u2212')],
    ['em spaces', grouped('\u2003')],
    ['spaces of HTML', grouped('&nbsp;')],
    ['spaces of addresses', grouped('%20')],
    ['a currency behind it', `${card}USD`],
    ['a word before it', 'card4111 1111 1111 1111'],
    ['every digit by itself', [...card].join(' ')],
    ...[
      '\u200b',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u2062',
      '\u034f',
      '\ufe0f',
      '\u00ad',
      '\u200b\u200b\u200b\u200b',
    ].flatMap((mark) => [
      [`${JSON.stringify(mark)} between groups`, grouped(mark)],
      [`${JSON.stringify(mark)} in one gap`, `4111${mark}1111 1111 1111`],
      [`${JSON.stringify(mark)} between digits`, [...card].join(mark)],
    ]),
    ['Arabic digits', inScript(0x660)],
    ['Bengali digits', inScript(0x9e6)],
    ['Thai digits', inScript(0xe50)],
    ['digits of mathematics', inScript(0x1d7ce)],
    ['full-width digits', inScript(0xff10)],
  ])('a card is found: %s', async (_how, text) => {
    expect(await labels(text)).toEqual(['CARD']);
    expect(await labels(`It is ${text}, thanks.`)).toEqual(['CARD']);
  });

  it.each([
    ['IBAN DE89370400440532013000', 'IBANDE89370400440532013000'],
    ['IBAN DE89370400440532013000', 'DE89370400440532013000EUR'],
    ['IBAN DE89370400440532013000', '\\nDE89370400440532013000'],
    ['IBAN DE89 3704 0044\n0532 0130 00', 'DE89 3704 0044\n0532 0130 00'],
    ['IBAN DE89_3704_0044_0532_0130_00', 'DE89_3704_0044_0532_0130_00'],
    ['US_SSN 123-45-6789', 'SSN123-45-6789'],
    ['US_SSN 123\u221245\u22126789', '123\u221245\u22126789'],
    ['PHONE ＋４９１７１１２３４５６７', '＋４９１７１１２３４５６７'],
    ['PHONE 00491711234567', '00491711234567'],
    ['PHONE +\u200b49 171 1234567', '+\u200b49 171 1234567'],
    ['EMAIL ada@exa\u200bmple.com', 'ada@exa\u200bmple.com'],
    ['EMAIL ada\u200b@example.com', 'ada\u200b@example.com'],
    ['EMAIL ada@\u200dexample.com', 'ada@\u200dexample.com'],
    ['EMAIL ada@exam\u00adple.com', 'ada@exam\u00adple.com'],
    ['EMAIL ada＠example．com', 'ada＠example．com'],
    ['EMAIL jose\u0301@example.com', 'jose\u0301@example.com'],
    ['EMAIL "ada lovelace"@example.com', '"ada lovelace"@example.com'],
    ['EMAIL ada%40example.com', 'mailto:ada%40example.com'],
    ['EMAIL ada\\u0040example.com', '{"to":"ada\\u0040example.com"}'],
    ['EMAIL ada@example.com', 'Hello,\\nada@example.com'],
  ])('%j is found in %j', async (expected, text) => {
    expect(await found(text)).toEqual([expected]);
    expect(await found(`😀 é ${text} `)).toEqual([expected]);
  });

  it.each([
    'We will call you on 2026-11-20 at 14:00.',
    'The function was called 1000000 times.',
    'call 1000000 times',
    'telemetry id 12345678',
    'tell them 10000000 is too much',
    'mobile traffic: 25381922 hits',
    'fax 2026-11-20',
    'phone 12.345.678 EUR',
    'cell B12 34567 89',
    'hotel booking 20261120',
    'a sum of 12+12345678',
    'order 0012-3456-789',
    'image@2x.png and icon@3x.jpeg',
    'git clone git@github.com:org/repo.git',
    'npm install @scope/pkg@1.2.3',
    'ISO 2026-11-20T12:30:45.123456Z',
    'pi 3.141592653589793',
    'tracking 9400 1000 0000 0000 0000 00',
    'ISBN 978-3-16-148410-0',
  ])('is not personal: %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});
