import { arrayOf, type Json, objectOf } from '../../json.js';
import type { WireEvent } from '../../protocol.js';
import type { VendorDialect, VendorProfile } from '../../vendor-profile.js';

/** A completion in the dialect of the imitated vendor. */
export function speakCompletion(body: Json, { dialect }: VendorProfile): Json {
  if (!dialect) return body;
  const choices = arrayOf(body.choices).map((choice) => dressChoice(objectOf(choice), 'message', dialect));
  return { ...without(body, dialect.withoutFields), choices, ...dialect.extras };
}

/** The chunks of a stream in the dialect of the imitated vendor. */
export function speakChunks(events: readonly WireEvent[], { dialect }: VendorProfile): WireEvent[] {
  if (!dialect) return [...events];
  const dressed = events.map((event) => ({ ...event, data: dressChunk(objectOf(event.data), dialect) }));
  const joined = dialect.usageWithFinish ? joinUsage(dressed) : dressed;
  return joined.map((event, index) =>
    index === joined.length - 1 ? { ...event, data: { ...event.data, ...dialect.extras } } : event,
  );
}

function dressChunk(chunk: Json, dialect: VendorDialect): Json {
  const choices = arrayOf(chunk.choices).map((choice) => dressChoice(objectOf(choice), 'delta', dialect));
  const dressed = { ...without(chunk, dialect.withoutFields), choices };
  return withoutNullsIf(dialect.dropsNulls, dressed);
}

function dressChoice(choice: Json, key: 'message' | 'delta', dialect: VendorDialect): Json {
  const plain = without(objectOf(choice[key]), dialect.withoutMessageFields);
  const message = dialect.reasoningInContent ? withThinking(plain) : plain;
  const rest = without(choice, dialect.withoutChoiceFields);
  const dressed = {
    ...rest,
    ...(rest.finish_reason === 'stop' && dialect.stop !== undefined && { finish_reason: dialect.stop }),
    ...(dialect.logprobsAsLists && { logprobs: asLists(rest.logprobs) }),
    [key]: key === 'message' ? withContent(message, dialect) : withoutNullsIf(dialect.dropsNulls, message),
  };
  return withoutNullsIf(key === 'delta' && dialect.dropsNulls, dressed);
}

function withContent(message: Json, { contentBesideCalls }: VendorDialect): Json {
  if (message.content !== null || contentBesideCalls === 'null') return message;
  return contentBesideCalls === 'empty' && message.tool_calls
    ? { ...message, content: '' }
    : without(message, message.tool_calls ? ['content'] : []);
}

/** Reasoning and text as parts of one content, where there is reasoning. */
function withThinking(message: Json): Json {
  const { reasoning_content: reasoning, ...rest } = message;
  if (typeof reasoning !== 'string') return message;
  const said = typeof rest.content === 'string' && rest.content !== '' ? [{ type: 'text', text: rest.content }] : [];
  return { ...rest, content: [{ type: 'thinking', thinking: [{ type: 'text', text: reasoning }] }, ...said] };
}

function asLists(logprobs: unknown): unknown {
  const tokens = arrayOf(objectOf(logprobs).content).map(objectOf);
  if (tokens.length === 0) return null;
  return {
    tokens: tokens.map(({ token }) => token),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    top_logprobs: tokens.map(({ top_logprobs: top }) =>
      Object.fromEntries(arrayOf(top).map((one) => [objectOf(one).token, objectOf(one).logprob])),
    ),
  };
}

function joinUsage(events: readonly (WireEvent & { readonly data: Json })[]): (WireEvent & { readonly data: Json })[] {
  const usage = events.findLast((event) => event.mark === 'after')?.data.usage;
  return events
    .filter((event) => event.mark !== 'after')
    .map((event) =>
      event.mark === 'finish' && usage !== undefined ? { ...event, data: { ...event.data, usage } } : event,
    );
}

function without(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function withoutNullsIf(drop: boolean, value: Json): Json {
  if (!drop) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
}
