import { optionChecks } from '@cascade/core';
import { type Check, isInteger, isNumber, isText } from '@cascade/core/provider-kit';
import { assertOptions } from '../assert-options.js';
import { checkTools } from '../tools/check-tools.js';
import type { AgentCallOptions } from './call-options.js';

const { conversation, run } = optionChecks;

const isUser: Check = (value) =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? undefined : 'a text of 1 to 200 characters';

/** `user` goes to the log with the others. */
const areTexts: Check = (value) => {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  const texts = Object.entries(Object(value)).flat();
  const areFit = texts.length <= 38 && texts.every((text) => typeof text === 'string' && text.length <= 200);
  if ((prototype !== Object.prototype && prototype !== null) || !areFit) {
    return 'a plain object of at most 19 texts of at most 200 characters';
  }
  return Object.hasOwn(Object(value), 'user') ? 'without `user`, which is an option of its own' : undefined;
};

const checks: Readonly<Record<keyof AgentCallOptions, Check>> = {
  maxTokens: conversation.maxOutputTokens,
  temperature: conversation.temperature,
  topP: conversation.topP,
  stop: conversation.stop,
  seed: conversation.seed,
  reasoning: conversation.reasoning,
  parameters: conversation.parameters,
  timeoutMs: isNumber(1),
  systemPrompt: (value) => (typeof value === 'string' ? undefined : 'a text'),
  tools(value, path) {
    checkTools(value, path);
    return undefined;
  },
  toolChoice: conversation.toolChoice,
  maxSteps: isInteger(1),
  output: conversation.output,
  tier: isInteger(0),
  user: isUser,
  profile: isText,
  metadata: areTexts,
  require: run.require,
  maxCost: run.maxCostUsd,
  cache: (value) => (value === false ? undefined : 'false, or left out: CascadeAgent has the options of the cache'),
  signal: run.signal,
};

/**
 * Everything about a call that can be known before anything is sent.
 *
 * @throws ConfigurationError that names option, value and fix
 */
export function checkCallOptions(options: AgentCallOptions): void {
  assertOptions('options', options, checks);
}
