import { defined } from '@cascade/core/provider-kit';
import type { ChatRequest, ChatResponse } from '@cascade/core/spec';
import type { DraftView } from '../draft-view.js';
import { promptText, systemTextOf } from './prompt-text.js';

/** A draft as checks and features read it. */
export function viewDraft(request: ChatRequest, { content, finish }: ChatResponse): DraftView {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const toolCalls = content.flatMap((part) =>
    part.type === 'tool-call' ? [{ name: part.name, input: part.input }] : [],
  );
  return defined({
    prompt: promptText(request),
    system: systemTextOf(request),
    text,
    finishReason: finish.reason,
    jsonSchema: request.output?.jsonSchema,
    tools: request.tools,
    toolChoice: request.toolChoice,
    followsTools: request.messages.at(-1)?.role === 'tool' ? true : undefined,
    toolCalls: toolCalls.length > 0 ? toolCalls : undefined,
  });
}
