import { CascadeError } from '@cascade/core';

/** Agents call each other through their tools, deeper than `maxDepth`. */
export class AgentDepthError extends CascadeError {
  static readonly code = 'agent-depth';
  declare readonly code: 'agent-depth';

  constructor(maxDepth: number) {
    super(
      'agent-depth',
      `Agents call each other through their tools more than ${maxDepth} deep. Where that is meant, raise \`maxDepth\` of the agent`,
    );
  }
}
