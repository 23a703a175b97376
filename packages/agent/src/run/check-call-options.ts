import { ConfigurationError } from '@cascade/core';
import { assertKnown, assertNumbers } from '../assert-options.js';
import type { AgentCallOptions } from './call-options.js';

const known: Readonly<Record<keyof AgentCallOptions, true>> = {
  maxTokens: true,
  temperature: true,
  topP: true,
  stop: true,
  seed: true,
  reasoning: true,
  parameters: true,
  timeoutMs: true,
  systemPrompt: true,
  tools: true,
  toolChoice: true,
  maxSteps: true,
  output: true,
  tier: true,
  user: true,
  profile: true,
  metadata: true,
  require: true,
  maxCost: true,
  cache: true,
  signal: true,
};

/** What the cascade does not check by itself. */
export function checkCallOptions(options: AgentCallOptions): void {
  assertKnown('options', options, known);
  assertNumbers('options', { maxSteps: options.maxSteps }, 1);
  assertNumbers('options', { maxCost: options.maxCost, timeoutMs: options.timeoutMs }, 0);
  if (options.cache !== undefined && options.cache !== false) {
    throw new ConfigurationError(
      'options: cache must be false, or left out: CascadeAgent has the options of the cache',
    );
  }
}
