import { fromBase64 } from '@cascade/core/provider-kit';
import type { AttemptRecord, ChatRequest, FailedPrompt } from '@cascade/core/spec';
import { convertLegacyEnvelope } from './convert-legacy-envelope.js';
import { isRecord } from './is-record.js';

/** What is known of a file besides its text. */
export interface FileFacts {
  readonly name: string;
  readonly modifiedAtMs: number;
}

/** The failed prompt in a file's text: ours, or the older llm-cascade tool's. Undefined when it is neither. */
export function decodeFailedPrompt(text: string, facts: FileFacts): FailedPrompt | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return decodeOwn(value) ?? convertLegacyEnvelope(value, facts);
  } catch {
    // Not JSON, or media that are neither base64 nor a URL: somebody else's file.
    return undefined;
  }
}

/** Checks the frame; what is inside, `encodeFailedPrompt` wrote from the same types. */
function decodeOwn(value: unknown): FailedPrompt | undefined {
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.conversation)) return undefined;
  const { id, cascade, atMs, conversation, attempts, tags, require } = value;
  if (typeof id !== 'string' || typeof cascade !== 'string' || typeof atMs !== 'number') return undefined;
  if (!Array.isArray(attempts) || !Array.isArray(conversation.messages)) return undefined;
  if (!conversation.messages.every(isMessage)) return undefined;
  const messages = conversation.messages.map(decodeMessage);
  return {
    version: 1,
    id,
    cascade,
    atMs,
    conversation: { ...conversation, messages } as ChatRequest,
    attempts: attempts as readonly AttemptRecord[],
    ...(isRecord(tags) && { tags: tags as Readonly<Record<string, string>> }),
    ...(isRecord(require) && { require: require as Readonly<Record<string, string>> }),
  };
}

function isMessage(value: unknown): value is { readonly content: unknown } {
  if (!isRecord(value) || typeof value.role !== 'string') return false;
  return typeof value.content === 'string' || (Array.isArray(value.content) && value.content.every(isRecord));
}

function decodeMessage(message: { readonly content: unknown }): object {
  return Array.isArray(message.content) ? { ...message, content: message.content.map(decodePart) } : message;
}

function decodePart(part: Readonly<Record<string, unknown>>): object {
  return part.type === 'media' ? { ...part, data: decodeMedia(part.data) } : part;
}

function decodeMedia(data: unknown): Uint8Array | URL {
  if (isRecord(data) && typeof data.$bytes === 'string') return fromBase64(data.$bytes);
  if (isRecord(data) && typeof data.$url === 'string') return new URL(data.$url);
  throw new TypeError('media without bytes and without a URL');
}
