import type { Begin } from './begin.js';
import type { Cascade } from './cascade.js';
import { RunStream } from './cascade-stream.js';
import { generate } from './operations/generate.js';
import { stream } from './operations/stream.js';
import { resolveConversation } from './resolve-conversation.js';
import { toChatResult } from './to-chat-result.js';

/** What a cascade can be asked by itself. */
export function verbs(begin: Begin): Pick<Cascade, 'generate' | 'stream'> {
  return {
    async generate(input, options) {
      const conversation = resolveConversation(input);
      return begin(options, { operation: generate(conversation), conversation, toResult: toChatResult })().perform();
    },
    stream(input, options) {
      const conversation = resolveConversation(input);
      return new RunStream(begin(options, { operation: stream(conversation), conversation, toResult: toChatResult }));
    },
  };
}
