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

/** An amount of money. */
export function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 9e6))
    throw new InvalidArgumentError('It must be a number of dollars, 0 or more.');
  return value;
}

/** `name=value`, as often as wanted. */
export function pairs(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]{1,200})=(.{1,200})$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write name=value.');
  return { ...before, [name]: value };
}
