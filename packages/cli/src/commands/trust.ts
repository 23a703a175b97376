import { openForm } from '../form/open-form.js';
import type { Io } from '../io.js';
import { printable } from '../render/printable.js';
import { UsageError } from '../usage-error.js';

export interface TrustOptions {
  readonly yes?: boolean;
}

/** `cascade trust`: lets this project's file set base URLs, key names, packages and paths. */
export async function trustCommand(io: Io, { yes }: TrustOptions): Promise<number> {
  const { listUntrusted, trustProject } = await import('@cascade/config');
  const input = { cwd: io.cwd, env: io.env, home: io.home };
  const project = await listUntrusted(input);
  if (project === undefined) throw new UsageError(`There is no cascade.yaml in ${io.cwd} or above it`);
  if (project.isTrusted) {
    io.err(`${project.path} is trusted already\n`);
    return 0;
  }
  const lines = project.settings.map(
    ({ file, line, key }) => `  ${key} (${file}${line === undefined ? '' : `:${line}`})\n`,
  );
  io.err(
    printable(
      lines.length === 0
        ? `${project.path} sets nothing that needs trust\n`
        : `${project.path} sets:\n${lines.join('')}`,
    ),
  );
  if (yes !== true && !(await confirm(io))) return 1;
  await trustProject({ ...input, sha256: project.sha256 });
  io.err(`${project.path} is trusted until it changes\n`);
  return 0;
}

async function confirm(io: Io): Promise<boolean> {
  const form = await openForm(io);
  if (form !== undefined) return form.confirm('Keys may be sent to these places. Trust this file?');
  throw new UsageError('Trust is a decision for a person: run this in a terminal, or add --yes');
}
