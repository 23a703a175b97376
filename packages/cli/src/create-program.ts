import { Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.js';
import { addBatch } from './program/add-batch.js';
import { addProviders } from './program/add-providers.js';
import { amount, configOption, jsonOption, pairs, positiveInteger, type SetExit } from './program/options.js';

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
  addBatch(program, io, exit);
  addSetUp(program, io, exit);
  addProviders(program, io, exit);
  addState(program, io, exit);
  addFailed(program, io, exit);
  addGate(program, io, exit);
  addRest(program, io, exit);
  return program;
}

const examples = `
Examples:
  cascade init                                        write a configuration
  cascade configure llm                               set up a provider, and keep its key
  cascade -p "What is the capital of France?"         ask the default cascade
  cascade --model openai/gpt-4o-mini -p "..."         ask one model, without a configuration
  cascade -C careful -f conversation.json --json      ask a cascade of yours, for machines
  git diff | cascade --system "Review this" > review  the question from standard input

\`cascade run --help\` has all options of a question.`;

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
    .addOption(
      new Option('--tier <n>', 'ask this tier only, counted from 0; its answer is not judged').argParser(wholeNumber),
    )
    .addOption(new Option('--max-cost <usd>', 'what the answer may cost, in US dollars').argParser(amount))
    .addOption(new Option('--require <tag=value>', 'only entries with this tag, such as region=eu').argParser(pairs))
    .addOption(new Option('--tag <name=value>', 'for the log, and for budgets: user=ada').argParser(pairs))
    .option('--run-id <id>', 'id of the run; an id is run once')
    .option('--explain', 'say why each draft was accepted or not')
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
    .command('budget')
    .description('what budgets and rate limits hold at the moment')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/budget.js')).budgetCommand(io, options)));
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

function addGate(program: Command, io: Io, exit: SetExit): void {
  program
    .command('plan')
    .description('a dry run of one question: who would be asked, and at what cost')
    .option('-C, --cascade <name>', 'the cascade to use; default: default_cascade, or the only one')
    .option('-p, --prompt <text>', 'the question')
    .option('-f, --file <conversation.json>', 'a conversation')
    .option('--system <text>', 'instructions for the model')
    .addOption(new Option('--max-tokens <n>', 'longest answer in tokens').argParser(positiveInteger))
    .addOption(new Option('--require <tag=value>', 'only entries with this tag, such as region=eu').argParser(pairs))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/plan.js')).planCommand(io, options)));
  program
    .command('stats')
    .description('cost, acceptance and savings of cascades over time')
    .option('-C, --cascade <name>', 'only this cascade')
    .option('--since <time>', 'a time ago (90m, 2h, 7d) or a date', '30d')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('./commands/stats.js')).statsCommand(io, options)));
  program
    .command('judge')
    .description('what the gate makes of drafts in a file of JSON lines')
    .argument(
      '<file>',
      '{id, prompt, draft, finishReason?, responseSchema?, tools?, toolCalls?} a line; - is standard input',
    )
    .addOption(new Option('--json', 'print JSON lines, on a terminal too'))
    .action(async (file, options) => exit(await (await import('./commands/judge.js')).judgeCommand(io, file, options)));
  addMeasures(program, io, exit);
}

function addMeasures(program: Command, io: Io, exit: SetExit): void {
  program
    .command('eval')
    .description('recorded answers through the real gate: what it saves, at what quality')
    .argument('<file>', 'JSON lines: {id, prompt, responses: {MODEL: {score, costUsd, text?, answer?, ...}}}')
    .requiredOption('--weak <model>', 'the cheap model, which drafts')
    .requiredOption('--strong <model>', 'the dear model')
    .option('--opinion <model>', 'another cheap model, for second opinions')
    .addOption(
      new Option('--labels <n>', 'let the gate learn from so many random rows first').argParser(positiveInteger),
    )
    .addOption(new Option('--seed <n>', 'which rows are random').argParser(wholeNumber).default(1))
    .option('--rows <out.jsonl>', 'write score and decision of each question')
    .option('--html <out.html>', 'write a page that plots cost against quality')
    .option('--weights <file>', 'begin with these weights of the scorer, instead of the shipped ones')
    .option('--weights-out <file>', 'write what was learned from --labels, for `gate.weights`')
    .addOption(jsonOption())
    .action(async (file, options) => exit(await (await import('./commands/eval.js')).evalCommand(io, file, options)));
  program
    .command('calibrate')
    .description('the cheapest threshold that keeps a share of the dear quality, with a guarantee')
    .argument('[file]', 'recorded answers, as for eval')
    .option('--weak <model>', 'the cheap model, which drafts')
    .option('--strong <model>', 'the dear model')
    .option('--opinion <model>', 'another cheap model, for second opinions')
    .addOption(new Option('--target <share>', 'quality to keep').argParser(shareOption).default(0.95))
    .addOption(new Option('--confidence <share>', 'how sure the statement must be').argParser(shareOption).default(0.9))
    .option('--weights <file>', 'weights of the scorer, instead of the shipped ones')
    .option('--from-log', 'use the shadow calls in the audit log instead of a file')
    .option('-C, --cascade <name>', 'with --from-log: this cascade')
    .option('--out <file>', 'write the calibration, for `gate.calibration`')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (file, options) =>
      exit(await (await import('./commands/calibrate.js')).calibrateCommand(io, file, options)),
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

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('It must be a whole number of at least 0.');
  return value;
}

function shareOption(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It must be a number between 0 and 1.');
  return value;
}
