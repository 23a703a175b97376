/** What the adapter adds to requests by itself, and does without where a model or a server refuses it. */
export type OwnPart =
  /** Output by schema; without it the model is made to call a tool. */
  | 'output_config.format'
  | 'output_config.effort'
  /** Asks for thoughts to be shown, which also shows that a thinking model lives. */
  | 'thinking.display'
  /** Thinking blocks of earlier answers. */
  | 'thinking-history'
  | 'strict'
  | 'cache_control';
