import type { CompleteReply } from '../../complete-reply.js';
import type { RenderContext } from '../../protocol.js';
import { responseObject, responseOutcome, responsesUsage } from './response-object.js';
import { outputItems } from './responses-items.js';

/** Renders a response that is not streamed. */
export function responsesBody(reply: CompleteReply, context: RenderContext): unknown {
  return {
    ...responseObject(context),
    billing: { payer: 'developer' },
    ...responseOutcome(reply),
    completed_at: Math.floor(context.nowMs / 1000),
    output: outputItems(reply, context).map(({ item }) => item),
    usage: reply.usage ? responsesUsage(reply.usage, context.question.model) : null,
  };
}
