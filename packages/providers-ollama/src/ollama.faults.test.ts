import { describeFaults } from '@cascade/testing/chat-model';
import { createOllama } from './create-ollama.js';

describeFaults('ollama', {
  protocol: 'ollama',
  createModel: (url) => createOllama({ baseURL: url }).chat('qwen3'),
});
