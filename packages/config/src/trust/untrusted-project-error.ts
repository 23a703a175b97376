import { ConfigError } from '../config-error.js';
import type { SettingThatNeedsTrust } from './settings-that-need-trust.js';

const mostNamed = 20;

/** A project's file has settings that take effect only after `cascade trust`, and nobody has trusted it as it is now. */
export class UntrustedProjectError extends ConfigError {
  readonly settings: readonly SettingThatNeedsTrust[];

  constructor(path: string, settings: readonly SettingThatNeedsTrust[]) {
    const named = settings.slice(0, mostNamed).map((setting) => describe(setting, path));
    if (settings.length > mostNamed) named.push(`and ${settings.length - mostNamed} more`);
    super({
      file: path,
      line: settings[0]?.line,
      problem: `this project wants to set ${named.join(', ')}, which could send keys or prompts elsewhere, run code, write files, or hide what is spent`,
      fix: 'Nothing was run. Read the file; if you trust it, run `cascade trust`, else remove these settings.',
    });
    this.name = 'UntrustedProjectError';
    this.settings = settings;
  }
}

function describe({ file, line, key }: SettingThatNeedsTrust, path: string): string {
  if (file !== path) return `${key} (in ${file})`;
  return line === undefined ? key : `${key} (line ${line})`;
}
