import { Option } from 'commander';

/** How a command ended, for the process. */
export type SetExit = (code: number) => void;

export const configOption = (): Option =>
  new Option('-c, --config <file>', 'configuration file (.yaml or .toml) instead of the usual ones');

export const jsonOption = (): Option => new Option('--json', 'print JSON for machines');
