import { Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.js';

/** How a command ended, for the process. */
export type SetExit = (code: number) => void;

/** Names that later versions need. */
const reserved: readonly string[] = ['prompt', 'build', 'ticket'];

// commander, because its help is good and it costs 10 ms; every command is loaded when it is called.

/** The `cascade` command with all its subcommands. */
export function createProgram(io: Io, version: string, exit: SetExit): Command {
  const program = new Command('cascade')
    .description('An answer from the first language model that works.')
    .version(version, '-V, --version')
    .addHelpText('after', examples)
    .showHelpAfterError('(cascade --help says more)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.out(text), writeErr: io.err, getOutHasColors: () => io.useColors });
  addRun(program, io, exit);
  addSetUp(program, io, exit);
  addState(program, io, exit);
  addFailed(program, io, exit);
  addRest(program, io, exit);
  return program;
}

const examples = `
Examples:
  cascade init                                        write a configuration
  cascade -p "What is the capital of France?"         ask the default cascade
  cascade --model openai/gpt-4o-mini -p "..."         ask one model, without a configuration
  cascade -C careful -f conversation.json --json      ask a cascade of yours, for machines
  git diff | cascade --system "Review this" > review  the question from standard input

\`cascade run --help\` has all options of a question.`;

const configOption = (): Option =>
  new Option('-c, --config <file>', 'configuration file (.yaml or .toml) instead of the usual ones');
const jsonOption = (): Option => new Option('--json', 'print JSON for machines');

function addRun(program: Command, io: Io, exit: SetExit): void {
  program
    .command('run', { isDefault: true })
    .description('ask one question (the default command)')
    .option('-C, --cascade <name>', 'the cascade to use; default: default_cascade, or the only one')
    .option('-p, --prompt <text>', 'the question')
    .option('-f, --file <conversation.json>', 'a conversation: {"messages": [{"role": "user", "content": "..."}]}')
    .addOption(configOption())
    .option('--model <model>', 'ask this model only: provider/model, or the model alone')
    .option('--system <text>', 'instructions for the model')
    .addOption(new Option('--max-tokens <n>', 'longest answer in tokens').argParser(positiveInteger))
    .option('--no-stream', 'write the answer when it is whole, on a terminal too')
    .addOption(jsonOption())
    .option('-q, --quiet', 'only the answer, and errors')
    .addHelpText('after', '\nWithout -p and -f the question is read from standard input.')
    .allowExcessArguments()
    .action(async (options, { args }: Command) => {
      const { refuseWords } = await import('./input/refuse-words.js');
      refuseWords(args, commandNames(program));
      exit(await (await import('./commands/run.js')).runCommand(io, options));
    });
}

function commandNames(program: Command): readonly string[] {
  return program.commands.map((command) => command.name()).filter((name) => !reserved.includes(name));
}

function addSetUp(program: Command, io: Io, exit: SetExit): void {
  program
    .command('init')
    .description('write a configuration from the keys and servers that are there')
    .addOption(configOption())
    .option('--force', 'overwrite a configuration that exists')
    .option('-y, --yes', 'ask nothing')
    .action(async (options) => exit(await (await import('./commands/init/init.js')).initCommand(io, options)));
  program
    .command('trust')
    .description("let this project's cascade.yaml set base URLs, key names, packages and paths")
    .option('-y, --yes', 'ask nothing')
    .action(async (options) => exit(await (await import('./commands/trust.js')).trustCommand(io, options)));
}

function addState(program: Command, io: Io, exit: SetExit): void {
  program
    .command('status')
    .description('every entry with its circuit, time left and last error')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/status.js')).statusCommand(io, options)));
  program
    .command('reset')
    .description('end the cooldowns of an entry, or all of them')
    .argument('[entry]', 'as `cascade status` shows it')
    .option('--all', 'all entries')
    .addOption(configOption())
    .action(async (entry, options) =>
      exit(await (await import('./commands/reset.js')).resetCommand(io, entry, options)),
    );
  program
    .command('log')
    .description('the attempts, newest first')
    .option('--run <id>', 'only this run: its id, or the end of it that the list shows')
    .option('--entry <entry>', 'only this entry')
    .option('-C, --cascade <name>', 'only this cascade')
    .option('--since <time>', 'a time ago (90m, 2h, 7d) or a date')
    .addOption(new Option('-n, --limit <n>', 'at most this many').argParser(positiveInteger).default(20))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/log.js')).logCommand(io, options)));
}

function addFailed(program: Command, io: Io, exit: SetExit): void {
  const failed = program.command('failed').description('prompts that nobody answered');
  failed
    .command('list')
    .description('the prompts that are kept, oldest first')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/failed/list.js')).failedListCommand(io, options)));
  failed
    .command('show')
    .description('one prompt with its attempts')
    .argument('<prompt>', 'path, file name or run id')
    .addOption(configOption())
    .action(async (name, options) =>
      exit(await (await import('./commands/failed/show.js')).failedShowCommand(io, name, options)),
    );
  failed
    .command('replay')
    .description('ask again; an answered prompt is removed')
    .argument('[prompt...]', 'path, file name or run id; default: all')
    .option('-C, --cascade <name>', 'ask this cascade instead of the one that failed')
    .option('--model <model>', 'ask this model only: provider/model, or the model alone')
    .option('--out <dir>', 'write each answer into this folder')
    .option('--ignore-cooldowns', 'ask entries that rest, too')
    .addOption(configOption())
    .action(async (names, options) =>
      exit(await (await import('./commands/failed/replay.js')).failedReplayCommand(io, names, options)),
    );
  failed
    .command('delete')
    .description('drop prompts for good')
    .argument('[prompt...]', 'path, file name or run id')
    .option('--all', 'all of them')
    .addOption(configOption())
    .action(async (names, options) =>
      exit(await (await import('./commands/failed/delete.js')).failedDeleteCommand(io, names, options)),
    );
}

function addRest(program: Command, io: Io, exit: SetExit): void {
  program
    .command('demo')
    .description('half a minute of Cascade with simulated models; needs no key')
    .action(async () => exit(await (await import('./commands/demo/demo.js')).demoCommand(io)));
  program
    .command('completion')
    .description('a completion script for bash, zsh or fish')
    .argument('<shell>')
    .action(async (shell) =>
      exit(await (await import('./commands/completion.js')).completionCommand(io, program, shell)),
    );
  for (const name of reserved) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .argument('[words...]')
      .action(() => {
        throw new InvalidArgumentError(
          `"${name}" is reserved for a later version. To ask a question: cascade -p "..."`,
        );
      });
  }
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return value;
}
