import { partsOf, toBase64 } from '@cascade/core/provider-kit';
import type { Json, MediaPart, Message, Part, ToolCallPart, ToolResultPart } from '@cascade/core/spec';
import type { Content, Part as WirePart } from '@google/genai/web';
import { modelRules } from '../model-rules.js';
import { ownData } from './own-data.js';

/** What Google documents for calls that another model made: Gemini 3 takes them without a signature of its own. */
const dummySignature = 'skip_thought_signature_validator';

export interface MessageSite {
  readonly provider: string;
  readonly modelId: string;
}

/**
 * Messages as contents of the roles `user` and `model`; system messages go elsewhere. The results of one turn are sent
 * together and in the order of their calls, because without ids Gemini matches them by name and order.
 */
export function convertMessages(messages: readonly Message[], site: MessageSite): Content[] {
  const places = placesOfCalls(messages, site);
  const contents: Content[] = [];
  let results: ToolResultPart[] = [];
  const flush = (): void => {
    const sorted = results.sort(
      (left, right) => (places.get(left.id)?.place ?? 0) - (places.get(right.id)?.place ?? 0),
    );
    const parts = sorted.map((result) => resultPart(result, places.get(result.id)?.ownId));
    if (parts.length > 0) contents.push({ role: 'user', parts });
    results = [];
  };
  for (const message of messages.filter(({ role }) => role !== 'system')) {
    const parts = partsOf(message);
    results.push(...parts.filter((part) => part.type === 'tool-result'));
    const rest = convertParts(parts, message, site);
    if (rest.length === 0) continue;
    flush();
    contents.push({ role: message.role === 'assistant' ? 'model' : 'user', parts: rest });
  }
  flush();
  return contents;
}

interface CallPlace {
  readonly place: number;
  readonly ownId: string | undefined;
}

function placesOfCalls(messages: readonly Message[], { provider }: MessageSite): ReadonlyMap<string, CallPlace> {
  const calls = messages.flatMap(partsOf).filter((part) => part.type === 'tool-call');
  return new Map(calls.map((call, place) => [call.id, { place, ownId: ownData(call, provider).id }]));
}

function convertParts(parts: readonly Part[], { role }: Message, site: MessageSite): WirePart[] {
  const converted = parts.flatMap((part) => convertPart(part, role === 'assistant', site));
  const firstCall = converted.find((part) => part.functionCall !== undefined);
  if (firstCall && firstCall.thoughtSignature === undefined && modelRules(site.modelId).wantsSignatures) {
    firstCall.thoughtSignature = dummySignature;
  }
  return converted;
}

function convertPart(part: Part, isModel: boolean, { provider }: MessageSite): WirePart[] {
  const { thoughtSignature, id } = isModel ? ownData(part, provider) : {};
  const signature = thoughtSignature === undefined ? {} : { thoughtSignature };
  switch (part.type) {
    case 'text':
      return isModel && part.text === '' && thoughtSignature === undefined ? [] : [{ text: part.text, ...signature }];
    case 'reasoning':
      return thoughtSignature === undefined ? [] : [{ text: part.text, thought: true, ...signature }];
    case 'media':
      return [{ ...mediaPart(part), ...signature }];
    case 'tool-call':
      return [{ functionCall: { ...(id !== undefined && { id }), name: part.name, args: argsOf(part) }, ...signature }];
    case 'tool-result':
      return [];
  }
}

function mediaPart({ mediaType, data }: MediaPart): WirePart {
  if (data instanceof Uint8Array) return { inlineData: { mimeType: mediaType, data: toBase64(data) } };
  if (data.protocol === 'data:') return dataUrlPart(data, mediaType);
  return { fileData: { fileUri: data.href, ...(mediaType.endsWith('/*') ? {} : { mimeType: mediaType }) } };
}

/** A URL that holds its bytes: `data:image/png;base64,...` or percent-encoded. What is broken in it is for Google to refuse. */
function dataUrlPart({ pathname }: URL, mediaType: string): WirePart {
  const comma = pathname.indexOf(',');
  const [type = '', ...flags] = pathname.slice(0, Math.max(comma, 0)).split(';');
  const text = percentDecoded(pathname.slice(comma + 1));
  const data = flags.includes('base64') ? text : toBase64(new TextEncoder().encode(text));
  return { inlineData: { mimeType: type || mediaType, data } };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function argsOf({ input }: ToolCallPart): Record<string, unknown> {
  return isRecord(input) ? { ...input } : { value: input };
}

/** Results are objects on this wire, under the names that Google gives for an output and for an error. */
function resultPart({ name, output, isError }: ToolResultPart, id: string | undefined): WirePart {
  const response = isError === true ? { error: output } : isRecord(output) ? { ...output } : { output };
  return { functionResponse: { ...(id !== undefined && { id }), name, response } };
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
