import { memoryStore } from '@cascade/core';
import type { CacheStore } from '@cascade/core/spec';

type Break = (sound: CacheStore) => Partial<CacheStore>;

/** Stores that are wrong in one way each, by the name of the one case that must notice. */
export const brokenCaches: Readonly<Record<string, () => CacheStore>> = Object.fromEntries(
  Object.entries<Break>({
    'gives a value back to the letter': (sound) => ({
      set: (key, value, endMs) => sound.set(key, value.replaceAll('\u2028', '\n'), endMs),
    }),
    'keeps a value of a megabyte whole': (sound) => ({
      set: (key, value, endMs) => sound.set(key, value.slice(0, 65_535), endMs),
    }),
    'knows nothing of a key that nobody has set': (sound) => {
      const known = new Set<string>();
      return {
        set: (key, value, endMs) => {
          known.add(key);
          return sound.set(key, value, endMs);
        },
        get: (key, nowMs) => (known.has(key) ? sound.get(key, nowMs) : 'null'),
      };
    },
    'keeps keys apart that differ in the case of a letter': (sound) => ({
      set: (key, value, endMs) => sound.set(key.toLowerCase(), value, endMs),
      get: (key, nowMs) => sound.get(key.toLowerCase(), nowMs),
    }),
    'keeps what many set at once': (sound) => {
      let isSetting = false;
      return {
        set: async (key, value, endMs) => {
          if (isSetting) return;
          isSetting = true;
          await sound.set(key, value, endMs);
          await Promise.resolve();
          isSetting = false;
        },
      };
    },
    'gives a value until its end, and not from there on': (sound) => {
      const read = new Set<string>();
      return {
        get: (key, nowMs) => {
          // What was read before is looked at rightly.
          const isFirst = !read.has(key);
          read.add(key);
          return sound.get(key, isFirst ? nowMs - 1 : nowMs);
        },
      };
    },
    'prolongs nothing by reading': (sound) => ({
      get: async (key, nowMs) => {
        const value = await sound.get(key, nowMs);
        if (value !== undefined) await sound.set(key, value, nowMs + 60_000);
        return value;
      },
    }),
    'keeps what was set last instead of what was there': (sound) => ({
      set: async (key, value, endMs) => sound.set(key, (await sound.get(key, 0)) ?? value, endMs),
    }),
    'keeps a value that is set again for as long as that says': (sound) => {
      const ends = new Map<string, number>();
      return {
        set: (key, value, endMs) => {
          ends.set(key, Math.max(endMs, ends.get(key) ?? 0));
          return sound.set(key, value, ends.get(key) ?? endMs);
        },
      };
    },
  }).map(([name, breakIt]) => [name, () => broken(breakIt)]),
);

function broken(breakIt: Break): CacheStore {
  const sound = memoryStore().cache;
  return { ...sound, ...breakIt(sound) };
}
