/** What a Claude model accepts, by its name. */
export interface ClaudeModel {
  /** 4.7 and later refuse sampling parameters and `thinking.type: enabled`. */
  readonly refusesSampling: boolean;
  /** `thinking.type: disabled` is refused. */
  readonly alwaysThinks: boolean;
  /** The usage says how many of the output tokens were thinking. */
  readonly countsThinking: boolean;
  /** A last assistant message is refused. */
  readonly refusesPrefill: boolean;
}

const alwaysThinking = ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-fable-5'];

/** Reads the version out of a Claude model name. Names without one count as old. */
export function readClaudeModel(model: string): ClaudeModel {
  const match = /^claude-(?:opus|sonnet|haiku|fable)-(\d)(?:-(\d)(?!\d))?/u.exec(model);
  const version = match ? Number(match[1]) + Number(match[2] ?? 0) / 10 : 0;
  return {
    refusesSampling: version >= 4.7,
    alwaysThinks: alwaysThinking.some((name) => model.startsWith(name)),
    countsThinking: version >= 4.7,
    refusesPrefill: version >= 4.6,
  };
}
