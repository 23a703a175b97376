import type { CascadeResult } from '@cascade/core';
import type { Json, Part } from '@cascade/core/spec';
import { inspectJson } from './inspect-json.js';
import { inspectParts, isUsedUp, textsOf } from './inspect-parts.js';
import type { Look } from './look.js';

/** An answer as it may be shown. Where it is JSON, its values are looked at, and its text is written from them again. */
export async function inspectAnswer(result: CascadeResult, look: Look): Promise<CascadeResult> {
  if (result.object === undefined) return withContent(result, await inspectParts(result.content, look));
  const { texts, object } = await inspectValues(result, look);
  return { ...withContent(result, await inspectParts(result.content, look, texts)), object };
}

/** The same with what was redacted put back: in texts and in the object. */
export async function restoreAnswer(result: CascadeResult, look: Look): Promise<CascadeResult> {
  const { texts, object } =
    result.object === undefined
      ? { texts: await look.pieces(textsOf(result.content, 'text')), object: undefined }
      : await restoreValues(result, look);
  const left = [...texts];
  const content = result.content.flatMap((part): readonly Part[] => {
    const text = part.type === 'text' ? left.shift() : undefined;
    if (isUsedUp(part, text)) return [];
    return text === undefined || !('text' in part) || text === part.text ? [part] : [{ type: 'text', text }];
  });
  return { ...withContent(result, content), ...(object !== undefined && { object }) };
}

/** What `output` parsed, and the texts of the text parts to go with it. */
interface JsonAnswer {
  readonly object: unknown;
  readonly texts: readonly string[];
}

async function inspectValues({ object, content, text }: CascadeResult, look: Look): Promise<JsonAnswer> {
  const value = parsed(text, object);
  const seen = await inspectJson(value, look);
  const texts = textsOf(content, 'text');
  if (seen !== value) return { object: seen, texts: written(seen, texts) };
  return { object, texts: saysNoMore(text, value) ? texts : written(value, texts) };
}

async function restoreValues({ object, content, text }: CascadeResult, look: Look): Promise<JsonAnswer> {
  const value = parsed(text, object);
  const restored = await inspectJson(value, look);
  const texts = textsOf(content, 'text');
  return restored === value ? { object, texts } : { object: restored, texts: written(restored, texts) };
}

/** All of it in the first one. */
function written(value: Json, texts: readonly string[]): readonly string[] {
  return texts.map((_, place) => (place === 0 ? JSON.stringify(value) : ''));
}

/** The engine has parsed the text; a schema may have made something else of it, which is no JSON. */
function parsed(text: string, object: unknown): Json {
  try {
    return JSON.parse(text);
  } catch {
    // What else there is to look at.
    return object as Json;
  }
}

/** A name that is there twice, or what is written as `\u0040`, is not in the value, or not so. */
function saysNoMore(text: string, value: Json): boolean {
  return (
    text.replaceAll(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/gs, (_, quoted?: string) => quoted ?? '') === JSON.stringify(value)
  );
}

function withContent(result: CascadeResult, content: readonly Part[]): CascadeResult {
  const text = textsOf(content, 'text').join('');
  const toolCalls = content.filter((part) => part.type === 'tool-call');
  return { ...result, content, text, toolCalls };
}
