const text =
  'The capital of France is Paris. It lies on the Seine, in the north of the country, and has been its largest city for centuries.';
const words = text.repeat(3).split(/(?<= )/);

interface CannedReply {
  readonly whole: string;
  /** One server-sent event each. */
  readonly events: readonly string[];
}

const chatHead = { id: 'chatcmpl-1', created: 1_790_000_000, model: 'gpt-4o-mini', system_fingerprint: 'fp_1' };
const chatUsage = {
  prompt_tokens: 14,
  completion_tokens: words.length,
  total_tokens: 14 + words.length,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
};

function chatEvent(fields: object): string {
  return `data: ${JSON.stringify({ ...chatHead, object: 'chat.completion.chunk', ...fields })}\n\n`;
}

/** What Chat Completions sends. */
export const openaiReply: CannedReply = {
  whole: JSON.stringify({
    ...chatHead,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: words.join(''), refusal: null, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: chatUsage,
  }),
  events: [
    chatEvent({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] }),
    ...words.map((content) => chatEvent({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
    chatEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
    chatEvent({ choices: [], usage: chatUsage }),
    'data: [DONE]\n\n',
  ],
};

const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-haiku-4-5' };
const inputUsage = { input_tokens: 14, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };
const ending = { stop_reason: 'end_turn', stop_sequence: null };

function messageEvent(event: { readonly type: string }): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function messageStart(): object & { readonly type: string } {
  const nothing = { stop_reason: null, stop_sequence: null, usage: { ...inputUsage, output_tokens: 1 } };
  return { type: 'message_start', ...{ message: { ...message, content: [], ...nothing } } };
}

function indexed(type: string, fields: object): { readonly type: string } {
  return { type, ...{ index: 0, ...fields } };
}

/** What the Messages API sends. */
export const anthropicReply: CannedReply = {
  whole: JSON.stringify({
    ...message,
    content: [{ type: 'text', text: words.join('') }],
    ...ending,
    usage: { ...inputUsage, output_tokens: words.length },
  }),
  events: [
    messageEvent(messageStart()),
    messageEvent(indexed('content_block_start', { content_block: { type: 'text', text: '' } })),
    ...words.map((word) => messageEvent(indexed('content_block_delta', { delta: { type: 'text_delta', text: word } }))),
    messageEvent(indexed('content_block_stop', {})),
    messageEvent({ type: 'message_delta', ...{ delta: ending, usage: { output_tokens: words.length } } }),
    messageEvent({ type: 'message_stop' }),
  ],
};
