import { ConfigurationError } from '@cascade/core';
import type { CascadeAgentOptions } from '../agent-options.js';
import { allModels } from '../rules/allowed-models.js';

/** @throws ConfigurationError for what one model alone has no use for */
export function checkIdle(options: CascadeAgentOptions): void {
  if (allModels(options).length > 1) return;
  const { opinions = [], hedge } = options;
  const idle = opinions.length > 0 ? 'opinions' : hedge && 'hedge';
  if (idle === undefined) return;
  throw new ConfigurationError(`CascadeAgent.${idle} does nothing with one model: add another one, or leave it out`);
}
