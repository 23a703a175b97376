import { describeChatModel, openUpstream } from '@cascade/testing/chat-model';
import { createOllama } from './create-ollama.js';

const skip = {
  'asks for a tool by name': 'Ollama has no tool choice; the named tool is offered alone, with a warning',
  'says when a content filter ended the answer': 'Ollama has no content filter',
};

describeChatModel('ollama', openUpstream({ createModel: (url) => createOllama({ baseURL: url }).chat('qwen3') }), {
  skip,
});
