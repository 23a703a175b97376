import { createProgram } from '../../packages/cli/src/create-program.js';

/** Every flag of every command that is shown, as `failed replay --out`. */
export function cliFlags(): readonly string[] {
  const nobody = new Error('nothing is run');
  const io = new Proxy({}, { get: () => () => Promise.reject(nobody) });
  // Commands are only listed, never called: no part of it is used.
  const program = createProgram(io as Parameters<typeof createProgram>[0], '0.0.0', () => {});
  return flagsOf(program, '');
}

type Command = ReturnType<typeof createProgram>;

function flagsOf(command: Command, path: string): readonly string[] {
  const own = command.options.map(({ long }) => `${path}${long}`);
  const shown = command.createHelp().visibleCommands(command);
  return [
    ...own,
    ...shown.filter((each) => each.name() !== 'help').flatMap((each) => flagsOf(each, `${path}${each.name()} `)),
  ];
}
