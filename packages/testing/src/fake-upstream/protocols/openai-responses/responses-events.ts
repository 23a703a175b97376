import type { CompleteReply } from '../../complete-reply.js';
import { isJson } from '../../json.js';
import type { RenderContext, WireEvent } from '../../protocol.js';
import { chatLogprob } from '../openai-chat/chat-body.js';
import { responseObject, responseOutcome, responsesUsage } from './response-object.js';
import { type OutputItem, outputItems } from './responses-items.js';

type Draft = Record<string, unknown> & { readonly type: string };

/** Renders the events of a streamed response, numbered, ending with `response.completed` or `response.incomplete`. */
export function responsesEvents(reply: CompleteReply, context: RenderContext): WireEvent[] {
  const started = responseObject(context);
  const items = outputItems(reply, context);
  const outcome = responseOutcome(reply);
  const response = {
    ...started,
    ...outcome,
    completed_at: Math.floor(context.nowMs / 1000),
    output: items.map(({ item }) => item),
    usage: reply.usage ? responsesUsage(reply.usage, context.question.model) : null,
  };
  const drafts: Draft[] = [
    { type: 'response.created', response: started },
    { type: 'response.in_progress', response: started },
    ...items.flatMap((item, index) => itemEvents(item, index)),
    { type: `response.${outcome.status === 'completed' ? 'completed' : 'incomplete'}`, response },
  ];
  return drafts.map((draft, index) => numbered(draft, index, context));
}

function numbered(draft: Draft, index: number, { question, random }: RenderContext): WireEvent {
  const isDelta = draft.type.endsWith('.delta');
  const padding = isDelta && question.obfuscate ? { obfuscation: random.alphanumeric(random.integer(2, 14)) } : {};
  const isLast = isJson(draft.response) && draft.response.status !== 'in_progress';
  const mark = isDelta ? 'content' : isLast ? 'finish' : 'open';
  return { event: draft.type, data: { ...draft, ...padding, sequence_number: index }, mark };
}

function itemEvents(output: OutputItem, outputIndex: number): Draft[] {
  const { item } = output;
  const place = { item_id: item.id, output_index: outputIndex };
  const inner =
    output.kind === 'message'
      ? messageEvents(output.reply, item, place)
      : output.kind === 'call'
        ? callEvents(output, place)
        : reasoningEvents(output, place);
  const opened = { ...item, ...emptied(output) };
  return [
    { type: 'response.output_item.added', output_index: outputIndex, item: opened },
    ...inner,
    { type: 'response.output_item.done', output_index: outputIndex, item },
  ];
}

function emptied(output: OutputItem): Record<string, unknown> {
  if (output.kind === 'message') return { status: 'in_progress', content: [] };
  return output.kind === 'call' ? { status: 'in_progress', arguments: '' } : { summary: [] };
}

function messageEvents(reply: CompleteReply, item: Record<string, unknown>, place: Record<string, unknown>): Draft[] {
  const at = { ...place, content_index: 0 };
  const part = Array.isArray(item.content) ? item.content[0] : undefined;
  const inner: Draft[] =
    reply.refusal === undefined
      ? [
          ...reply.textPieces.map((delta, index) => {
            const logprob = reply.logprobs?.[index];
            return {
              type: 'response.output_text.delta',
              ...at,
              delta,
              logprobs: logprob ? [chatLogprob(logprob)] : [],
            };
          }),
          {
            type: 'response.output_text.done',
            ...at,
            text: reply.text ?? '',
            logprobs: (reply.logprobs ?? []).map(chatLogprob),
          },
        ]
      : [
          { type: 'response.refusal.delta', ...at, delta: reply.refusal },
          { type: 'response.refusal.done', ...at, refusal: reply.refusal },
        ];
  const opened = reply.refusal === undefined ? { ...part, logprobs: [], text: '' } : { type: 'refusal', refusal: '' };
  return [
    { type: 'response.content_part.added', ...at, part: opened },
    ...inner,
    // The log-probabilities were told by the deltas; the real service leaves them out here.
    { type: 'response.content_part.done', ...at, part: reply.refusal === undefined ? { ...part, logprobs: [] } : part },
  ];
}

function callEvents({ call }: Extract<OutputItem, { kind: 'call' }>, place: Record<string, unknown>): Draft[] {
  const pieces = call.pieces.length > 0 ? call.pieces : [call.argumentsText];
  return [
    ...pieces.map((delta) => ({ type: 'response.function_call_arguments.delta', ...place, delta })),
    { type: 'response.function_call_arguments.done', ...place, arguments: call.argumentsText },
  ];
}

function reasoningEvents(
  { pieces }: Extract<OutputItem, { kind: 'reasoning' }>,
  place: Record<string, unknown>,
): Draft[] {
  if (pieces.length === 0) return [];
  const at = { ...place, summary_index: 0 };
  const text = pieces.join('');
  return [
    { type: 'response.reasoning_summary_part.added', ...at, part: { type: 'summary_text', text: '' } },
    ...pieces.map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...at, delta })),
    { type: 'response.reasoning_summary_text.done', ...at, text },
    { type: 'response.reasoning_summary_part.done', ...at, part: { type: 'summary_text', text } },
  ];
}
