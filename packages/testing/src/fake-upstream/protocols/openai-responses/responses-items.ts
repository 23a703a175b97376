import type { CompleteReply, CompleteToolCall } from '../../complete-reply.js';
import { arrayOf, objectOf, stringOf } from '../../json.js';
import type { RenderContext } from '../../protocol.js';
import { chatLogprob } from '../openai-chat/chat-body.js';
import { readReasoningModel } from '../openai-chat/reasoning-model.js';

/** From this version on messages say whether they are commentary or the answer. */
const firstPhasedVersion = 5.3;

/** One item of the output, finished, with what a stream needs to tell it piece by piece. */
export type OutputItem =
  | { readonly kind: 'reasoning'; readonly item: Record<string, unknown>; readonly pieces: readonly string[] }
  | { readonly kind: 'message'; readonly item: Record<string, unknown>; readonly reply: CompleteReply }
  | { readonly kind: 'call'; readonly item: Record<string, unknown>; readonly call: CompleteToolCall };

/** The output of a response: reasoning, message, function calls. Ids of one response share their middle, as real ones do. */
export function outputItems(reply: CompleteReply, context: RenderContext): OutputItem[] {
  const { random } = context;
  const family = random.hex(18);
  const id = (prefix: string): string => `${prefix}_${family}${random.hex(32)}`;
  const reasoning = reply.reasoning === undefined ? undefined : reasoningItem(reply, id('rs'), context);
  const said = reply.text !== undefined || reply.refusal !== undefined;
  const message = said ? [{ kind: 'message' as const, item: messageItem(reply, id('msg'), context), reply }] : [];
  const calls = reply.toolCalls.map((call) => ({
    kind: 'call' as const,
    call,
    item: {
      id: id('fc'),
      type: 'function_call',
      status: 'completed',
      arguments: call.argumentsText,
      call_id: call.id ?? `call_${random.alphanumeric(24)}`,
      name: call.name,
    },
  }));
  const items: OutputItem[] = [...(reasoning ? [reasoning] : []), ...message, ...calls];
  const successor = items[1]?.item.id;
  if (reasoning && typeof successor === 'string')
    context.memory.reasoningBefore.set(successor, String(reasoning.item.id));
  return items;
}

function reasoningItem(reply: CompleteReply, id: string, { incoming, seal }: RenderContext): OutputItem {
  const { body } = incoming;
  const shown = stringOf(objectOf(body.reasoning).summary) !== undefined;
  const encrypted = arrayOf(body.include).includes('reasoning.encrypted_content');
  const item = {
    id,
    type: 'reasoning',
    ...(encrypted && { encrypted_content: seal.issue(id) }),
    summary: shown ? [{ type: 'summary_text', text: reply.reasoning }] : [],
  };
  return { kind: 'reasoning', item, pieces: shown ? reply.reasoningPieces : [] };
}

function messageItem(reply: CompleteReply, id: string, { question }: RenderContext): Record<string, unknown> {
  const status =
    reply.finishReason === 'length' || reply.finishReason === 'content-filter' ? 'incomplete' : 'completed';
  const part = reply.refusal === undefined ? textPart(reply) : { type: 'refusal', refusal: reply.refusal };
  const phase =
    (readReasoningModel(question.model)?.version ?? 0) >= firstPhasedVersion ? { phase: 'final_answer' } : {};
  return { id, type: 'message', status, content: [part], ...phase, role: 'assistant' };
}

/** The text part of a message, whole. */
export function textPart(reply: CompleteReply): Record<string, unknown> {
  return {
    type: 'output_text',
    annotations: [],
    logprobs: (reply.logprobs ?? []).map(chatLogprob),
    text: reply.text ?? '',
  };
}
