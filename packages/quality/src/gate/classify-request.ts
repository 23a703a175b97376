import type { ChatRequest } from '@cascade/core/spec';
import { classifyPrompt } from '../prompt/classify-prompt.js';
import type { PromptClass } from '../prompt/prompt-class.js';
import { promptText } from './prompt-text.js';

/** What the gate takes a conversation for: the class of what the user asked last, see `classifyPrompt`. */
export function classifyRequest(request: Pick<ChatRequest, 'messages'>): PromptClass {
  return classifyPrompt(promptText(request));
}
