import { describeProviderCheck } from '@cascade/testing/chat-model';
import { createOllama } from './create-ollama.js';

describeProviderCheck('ollama', { createProvider: (url) => createOllama({ baseURL: url }), isPublic: true });
