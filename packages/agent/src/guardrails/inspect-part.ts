import type { MediaPart, Part } from '@cascade/core/spec';
import { GuardrailError } from './guardrail-error.js';
import { inspectJson } from './inspect-json.js';

/** The same part with every text in it as `inspect` returns it. What a vendor signed falls off when it was changed. */
export async function inspectPart(part: Part, inspect: (text: string) => Promise<string>): Promise<Part> {
  switch (part.type) {
    case 'text':
    case 'reasoning': {
      const text = await inspect(part.text);
      return text === part.text ? part : { type: part.type, text };
    }
    case 'tool-call': {
      const { type, id, name } = part;
      const input = await inspectJson(part.input, inspect);
      return JSON.stringify(input) === JSON.stringify(part.input) ? part : { type, id, name, input };
    }
    case 'tool-result':
      return { ...part, output: await inspectJson(part.output, inspect) };
    case 'media':
      return inspectMedia(part, inspect);
  }
}

/** Addresses and text files; pictures and sounds are not looked at. An address cannot be redacted: it is blocked. */
async function inspectMedia(part: MediaPart, inspect: (text: string) => Promise<string>): Promise<MediaPart> {
  const { data, mediaType } = part;
  if (data instanceof URL) {
    const address = decoded(data.href);
    if ((await inspect(address)) === address) return part;
    throw new GuardrailError({
      guardrail: 'address',
      label: 'an address that would have to be redacted',
      stage: 'input',
    });
  }
  if (!/^(?:text\/|application\/(?:json|xml))/.test(mediaType)) return part;
  const text = new TextDecoder().decode(data);
  const seen = await inspect(text);
  return seen === text ? part : { ...part, data: new TextEncoder().encode(seen) };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
