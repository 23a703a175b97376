import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyId } from './key-id.js';
import { nearest } from './nearest.js';
import { uuidV7 } from './uuid-v7.js';

it('makes ids that are UUIDs, tell their time, and sort in the order they were made', () => {
  const nowMs = Date.now() + 1_000_000;
  const ids = Array.from({ length: 20_000 }, (_, place) => uuidV7(nowMs + Math.floor(place / 5_000)));
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  const first = Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16);
  expect(Math.abs(first - nowMs)).toBeLessThan(10);
});

it('still makes ids in order when the clock is set back', () => {
  const later = uuidV7(Date.now() + 5_000_000);
  expect(uuidV7(1) > later).toBe(true);
});

it('names a key by the first 8 hex digits of its SHA-256', async () => {
  expect(await keyId('abc')).toBe('ba7816bf');
});

it('guesses the word that was meant, and nothing far-fetched', () => {
  const words = ['entries', 'retry', 'timeouts', 'cooldown'];
  expect(nearest('entires', words)).toBe('entries');
  expect(nearest('retyr', words)).toBe('retry');
  expect(nearest('xyz', words)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (word) => [undefined, ...words].includes(nearest(word, words))));
});
