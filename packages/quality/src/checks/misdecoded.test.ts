import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisdecoded } from './misdecoded.js';

const texts = [
  'Das Gefäß fällt später über die Brüstung und läuft aus.',
  'L’été, la forêt brûlée sent très fort la résine.',
  'Молекула мыла имеет два конца.',
  '地球的自转轴是倾斜的。',
];

describe('isMisdecoded', () => {
  it.each(texts)('leaves text alone that was read as it was written: %s', (text) => {
    expect(isMisdecoded(text)).toBe(false);
  });

  it.each(
    texts.flatMap((text) => ['windows-1252', 'windows-1251', 'koi8-r'].map((encoding) => [encoding, text] as const)),
  )('sees UTF-8 that was read as %s: %s', (encoding, text) => {
    expect(isMisdecoded(new TextDecoder(encoding).decode(Buffer.from(text, 'utf8')))).toBe(true);
  });

  it('never takes ASCII for it, and any text is read', () => {
    fc.assert(fc.property(fc.string(), (text) => isMisdecoded(text) === false));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isMisdecoded(text) === 'boolean'));
  });
});
