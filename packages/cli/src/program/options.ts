import { InvalidArgumentError, Option } from 'commander';

/** How a command ended, for the process. */
export type SetExit = (code: number) => void;

export const configOption = (): Option =>
  new Option('-c, --config <file>', 'configuration file (.yaml or .toml) instead of the usual ones');

export const jsonOption = (): Option => new Option('--json', 'print JSON for machines');

export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return value;
}
