import type { Part } from '@cascade/core/spec';
import { inspectJson } from './inspect-json.js';
import { inspectMedia } from './inspect-media.js';
import { inspectVendor } from './inspect-vendor.js';
import type { Look } from './look.js';

/**
 * The same parts as they may go on. The text parts of a message make one text, and so do those of reasoning. What a vendor
 * signed falls off when it was changed.
 *
 * @param texts - what stands for the text parts, where those have been looked at already
 */
export async function inspectParts(
  parts: readonly Part[],
  look: Look,
  texts?: readonly string[],
): Promise<readonly Part[]> {
  const seen = {
    text: [...(texts ?? (await look.pieces(textsOf(parts, 'text'))))],
    reasoning: [...(await look.pieces(textsOf(parts, 'reasoning')))],
  };
  const result: Part[] = [];
  for (const part of parts) {
    const text = part.type === 'text' || part.type === 'reasoning' ? seen[part.type].shift() : undefined;
    if (isUsedUp(part, text)) continue;
    const inspected = await inspectPart(part, text, look);
    result.push(inspected === part ? await inspectVendor(part, look) : inspected);
  }
  return result;
}

/** Its text stands in a part before it now: vendors refuse empty ones. What was empty carries a signature. */
export function isUsedUp(part: Part, text: string | undefined): boolean {
  return text === '' && 'text' in part && part.text !== '';
}

/** The texts of the parts of a type. */
export function textsOf(parts: readonly Part[], type: 'text' | 'reasoning'): readonly string[] {
  return parts.flatMap((part) => (part.type === type ? [part.text] : []));
}

async function inspectPart(part: Part, text: string | undefined, look: Look): Promise<Part> {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return text === undefined || text === part.text ? part : { type: part.type, text };
    case 'tool-call': {
      const { type, id, name } = part;
      const input = await inspectJson(part.input, look);
      return input === part.input ? part : { type, id, name, input };
    }
    case 'tool-result': {
      const { vendor: _vendor, ...rest } = part;
      const output = await inspectJson(part.output, look);
      return output === part.output ? part : { ...rest, output };
    }
    case 'media':
      return inspectMedia(part, look);
  }
}
