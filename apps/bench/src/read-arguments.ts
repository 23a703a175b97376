import { parseArgs } from 'node:util';

export interface BenchArguments {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly short: boolean;
  /** A missed time fails the command too. */
  readonly strict: boolean;
}

/**
 * Benches are named by any beginning of their names; none means all.
 *
 * @throws Error that says what may stand there
 */
export function readArguments(args: readonly string[], known: readonly string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
  });
  const names = positionals.map((wanted) => {
    const name = known.find((candidate) => candidate.startsWith(wanted));
    if (name === undefined) throw new RangeError(`There is no bench "${wanted}"; there are ${known.join(', ')}`);
    return name;
  });
  return { names: names.length === 0 ? known : [...new Set(names)], ...values };
}
