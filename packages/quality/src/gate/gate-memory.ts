import { Acceptance } from './acceptance.js';
import { Comparability } from './comparability.js';
import { TokenMemory } from './token-memory.js';

/** What a gate learns while it works: from its own verdicts, never from texts. */
export interface GateMemory {
  readonly acceptance: Acceptance;
  readonly comparability: Comparability;
  readonly tokens: TokenMemory;
}

export function createMemory(): GateMemory {
  return { acceptance: new Acceptance(), comparability: new Comparability(), tokens: new TokenMemory() };
}
