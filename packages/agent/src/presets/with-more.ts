import type { CascadeAgentOptions } from '../agent-options.js';

type Preset = Pick<CascadeAgentOptions, 'models' | 'opinions'>;

/** A preset with what somebody wants otherwise. One model in the place of all of its own has no use for its opinions. */
export function withMore(preset: Preset, more: Partial<CascadeAgentOptions>): CascadeAgentOptions {
  const { models, domains } = more;
  const isAlone = Array.isArray(models) && models.flat().length === 1 && domains === undefined;
  const { opinions: _opinions, ...alone } = preset;
  return { ...(isAlone ? alone : preset), ...more };
}
