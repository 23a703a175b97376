import { type Command, Option } from 'commander';
import type { Io } from '../io.js';
import { amount, configOption, jsonOption, positiveInteger, type SetExit } from './options.js';

/** Many questions at once. */
export function addBatch(program: Command, io: Io, exit: SetExit): void {
  program
    .command('batch')
    .description('ask many questions; goes on where it was left')
    .argument('<file>', 'JSON lines {"id", "prompt"} or {"id", "messages", ...}; - reads standard input')
    .requiredOption('--out <file>', 'JSON lines {"id", "content", "entry", "costUsd", "error"?}')
    .option('-C, --cascade <name>', 'the cascade to use; default: default_cascade, or the only one')
    .option('--model <model>', 'ask this model only: provider/model, or the model alone')
    .addOption(new Option('--concurrency <n>', 'how many are asked at once').argParser(positiveInteger).default(4))
    .option(
      '--vendor-batch',
      'in batches of the vendors that have them (OpenAI, Anthropic): within a day, at half the price',
    )
    .addOption(new Option('--max-cost <usd>', 'what all of it may cost, in US dollars').argParser(amount))
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText('after', afterHelp)
    .action(async (file, options) =>
      exit(await (await import('../commands/batch/batch.js')).batchCommand(io, file, options)),
    );
}

const afterHelp = `
Every answer is in the --out file as soon as it is there. The same command again asks only what has no answer yet.
It exits 1 when some questions have none.

With --vendor-batch it waits for the vendors. A process that is killed finds its batches again, by FILE.batches; an
interrupt cancels them, and what they have answered by then is not asked again.`;
