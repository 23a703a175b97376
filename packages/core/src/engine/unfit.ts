import type { Operation } from './operation.js';
import type { Entry } from './resolved-cascade.js';
import type { Run } from './run.js';

/** Why this run may not use an entry for anything; undefined when it may. */
export function barred(run: Run, entry: Entry): string | undefined {
  if (run.refusal !== undefined) return run.refusal;
  for (const [tag, value] of Object.entries(run.options.require ?? {})) {
    const own = entry.tags[tag];
    if (own !== value)
      return `${tag} "${value}" is required, ${own === undefined ? 'and it has none' : `not "${own}"`}`;
  }
  return undefined;
}

/** Why an entry cannot serve this run; undefined when it can. */
export function unfit<Answer>(run: Run, operation: Operation<Answer>, entry: Entry): string | undefined {
  const window = entry.capabilities.contextTokens;
  if (run.tooSmallTokens !== undefined && window !== undefined && window <= run.tooSmallTokens) {
    return `its window of ${window} tokens is not larger than the one that overflowed`;
  }
  return barred(run, entry) ?? operation.unfit(entry);
}
