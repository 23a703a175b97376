import { describe, expect, it } from 'vitest';
import { cliFlags } from './cli-flags.js';
import { configKeys } from './config-keys.js';
import { excluded } from './excluded.js';
import { adapterPairs } from './pairs/adapters.js';
import { allAgentPairs } from './pairs/all-agent.js';
import { cliPairs } from './pairs/cli.js';
import { surroundingPairs } from './pairs/cli-surroundings.js';
import { callPairs } from './pairs/config-calls.js';
import { configPairs } from './pairs/config-files.js';
import { budgetPairs } from './pairs/core-budgets.js';
import { cascadePairs } from './pairs/core-cascade.js';
import { checkPairs } from './pairs/core-checks.js';
import { entryPairs } from './pairs/core-entry.js';
import { policyPairs } from './pairs/core-policies.js';
import { runPairs } from './pairs/core-run.js';
import { fetchPairs } from './pairs/fetching.js';
import { otelPairs } from './pairs/otel.js';
import { gatePairs } from './pairs/quality-gate.js';
import { textPairs } from './pairs/quality-texts.js';
import { storePairs } from './pairs/stores.js';
import { testingPairs } from './pairs/testing.js';
import { testingBatchPairs } from './pairs/testing-batches.js';
import { publicOptions } from './public-options.js';

const core = { ...cascadePairs, ...entryPairs, ...policyPairs, ...budgetPairs, ...runPairs, ...checkPairs };
const outer = { ...callPairs, ...surroundingPairs, ...allAgentPairs, ...otelPairs };
const others = {
  ...adapterPairs,
  ...fetchPairs,
  ...storePairs,
  ...gatePairs,
  ...textPairs,
  ...testingPairs,
  ...testingBatchPairs,
};

/** What is compared: names that exist, names with a pair, and names that need none. */
const surfaces = [
  ['option of a public type', () => publicOptions(), { ...core, ...others, ...outer }, excluded.options],
  ['key of a configuration file', configKeys, configPairs, excluded.configKeys],
  ['flag of the command', cliFlags, cliPairs, excluded.flags],
] as const;

describe.each(surfaces)('every %s', (what, list, pairs, reasons) => {
  const names = list();
  /** `Type.option=value` is a further pair of `Type.option`. */
  const paired = new Set(Object.keys(pairs).map((name) => name.split('=')[0] ?? name));
  const isExcluded = (name: string): boolean => Object.keys(reasons).some((pattern) => fits(name, pattern));

  it('has a pair of values that make a difference', () => {
    const missing = names.filter((name) => !paired.has(name) && !isExcluded(name));
    expect(
      missing,
      `each ${what} above needs a pair in scripts/options/pairs: two values, and what a caller sees`,
    ).toEqual([]);
  });

  it('is there, where there is a pair', () => {
    const gone = [...paired].filter((name) => !names.includes(name));
    expect(gone, `there is no such ${what} any more: delete its pair in scripts/options/pairs`).toEqual([]);
  });

  it('is there, and has no pair, where scripts/options/excluded.ts says that it needs none', () => {
    const idle = Object.keys(reasons).filter(
      (pattern) => !names.some((name) => fits(name, pattern) && !paired.has(name)),
    );
    expect(idle, `no ${what} is left out by this: delete it in scripts/options/excluded.ts`).toEqual([]);
  });
});

/** `Type.*` stands for all options of a type. */
function fits(name: string, pattern: string): boolean {
  return pattern.endsWith('.*')
    ? name.startsWith(pattern.slice(0, -1)) && !name.slice(pattern.length - 1).includes('.')
    : name === pattern;
}
