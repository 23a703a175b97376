import { failureCases } from './cases/failure-cases.js';
import { generateCases } from './cases/generate-cases.js';
import { streamCases } from './cases/stream-cases.js';
import { toolCases } from './cases/tool-cases.js';
import type { ChatModelCase } from './chat-model-case.js';

/** What a chat model must do, one case per behaviour. */
export const chatModelCases: readonly ChatModelCase[] = [
  ...generateCases,
  ...toolCases,
  ...streamCases,
  ...failureCases,
];
