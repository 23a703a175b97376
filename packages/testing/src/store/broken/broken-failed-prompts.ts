import { memoryStore } from '@cascade/core';
import type { FailedPrompt, FailedPromptStore, Part } from '@cascade/core/spec';

type Break = (sound: FailedPromptStore) => Partial<FailedPromptStore>;

/** Stores that are wrong in one way each, by the name of the one case that must notice. */
export const brokenFailedPrompts: Readonly<Record<string, () => FailedPromptStore>> = Object.fromEntries(
  Object.entries<Break>({
    'gives a prompt back as it was saved': changePrompt(
      ({ conversation: { stop: _stop, ...conversation }, ...rest }) => ({
        ...rest,
        conversation,
      }),
    ),
    'keeps the bytes of an image': changeParts((part) =>
      part.type === 'media' && part.data instanceof Uint8Array ? { ...part, data: part.data.slice(1) } : part,
    ),
    'keeps the URL of an image a URL': changeParts((part) =>
      part.type === 'media' && part.data instanceof URL ? { ...part, data: new URL('/', part.data) } : part,
    ),
    'keeps the input of a tool that looks like encoded bytes or an encoded URL': changeParts((part) =>
      part.type === 'tool-call' && Array.isArray(part.input) ? { ...part, input: [] } : part,
    ),
    'keeps prompts whose cascade and id no file could be named after': changePrompt((prompt) => ({
      ...prompt,
      cascade: prompt.cascade.replaceAll('/', '_'),
    })),
    'keeps two prompts of the same moment and the same id': (sound) => {
      const locations = new Map<string, string>();
      return {
        save: async (prompt) => {
          const before = locations.get(prompt.id);
          const saved = await sound.save(prompt);
          if (before !== undefined) await sound.remove(before);
          locations.set(prompt.id, saved.location);
          return saved;
        },
      };
    },
    'lists the oldest prompt first, with what tells it apart': (sound) => ({
      list: async () => [...(await sound.list())].reverse(),
    }),
    'leaves claimed prompts out of the list': (sound) => {
      const claimed: Awaited<ReturnType<FailedPromptStore['list']>>[number][] = [];
      return {
        claim: async (location) => {
          claimed.push(...(await sound.list()).filter((listed) => listed.location === location));
          return sound.claim(location);
        },
        release: async (location) => {
          claimed.length = 0;
          await sound.release(location);
        },
        remove: (location) => {
          claimed.length = 0;
          return sound.remove(location);
        },
        list: async () => [...claimed, ...(await sound.list())],
      };
    },
    'reads a prompt without claiming it': (sound) => ({
      read: async (location) => (await sound.claim(location)) ?? sound.read(location),
    }),
    'gives a prompt to exactly one of many that claim it': (sound) => ({
      claim: async (location) => (await sound.claim(location)) ?? sound.read(location),
    }),
    'lists and gives out a prompt again once it was released': () => ({ release: () => undefined }),
    'removes a prompt, once': (sound) => ({
      remove: async (location) => {
        await sound.remove(location);
        return true;
      },
    }),
    'removes a claimed prompt for good': (sound) => {
      const removed = new Map<string, FailedPrompt>();
      const claimed = new Set<string>();
      return {
        claim: (location) => {
          claimed.add(location);
          return sound.claim(location);
        },
        remove: async (location) => {
          const prompt = await sound.read(location);
          if (prompt !== undefined && claimed.has(location)) removed.set(location, prompt);
          return sound.remove(location);
        },
        release: async (location) => {
          const prompt = removed.get(location);
          if (prompt !== undefined) await sound.save(prompt);
          else await sound.release(location);
        },
      };
    },
    'reads and claims nothing at a location that is gone or was never its own': (sound) => ({
      read: async (location) => {
        const prompt = await sound.read(location);
        if (prompt === undefined) throw new Error(`no such file: ${location}`);
        return prompt;
      },
    }),
  }).map(([name, breakIt]) => [name, () => broken(breakIt)]),
);

function broken(breakIt: Break): FailedPromptStore {
  const sound = memoryStore().failedPrompts;
  return { ...sound, ...breakIt(sound) };
}

function changePrompt(change: (prompt: FailedPrompt) => FailedPrompt): Break {
  return (sound) => ({ save: (prompt) => sound.save(change(prompt)) });
}

function changeParts(change: (part: Part) => Part): Break {
  return changePrompt((prompt) => ({
    ...prompt,
    conversation: {
      ...prompt.conversation,
      messages: prompt.conversation.messages.map(({ role, content }) => ({
        role,
        content: typeof content === 'string' ? content : content.map(change),
      })),
    },
  }));
}
