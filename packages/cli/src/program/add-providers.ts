import { type Command, Option } from 'commander';
import type { Io } from '../io.js';
import { configOption, jsonOption, positiveInteger, type SetExit } from './options.js';

/** Commands about providers, their keys and models. */
export function addProviders(program: Command, io: Io, exit: SetExit): void {
  addConfigure(program, io, exit);
  addKeys(program, io, exit);
  program
    .command('models')
    .description('what models cost, how much they read and write, and what they can')
    .argument('[provider]', 'only of this one; default: of those in use')
    .option('--all', 'of every vendor, and retired ones')
    .option('--refresh <file>', 'read newer prices from this URL or path, and keep them')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (provider, options) =>
      exit(await (await import('../commands/models/models.js')).modelsCommand(io, provider, options)),
    );
  program
    .command('doctor')
    .description('try every provider, key and model that is set up, and look at everything else a run needs')
    .addOption(new Option('--timeout <ms>', 'longest time for each request').argParser(positiveInteger).default(10_000))
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('../commands/doctor/doctor.js')).doctorCommand(io, options)));
}

function addConfigure(program: Command, io: Io, exit: SetExit): void {
  const configure = program.command('configure').description('set up providers');
  configure
    .command('llm')
    .description('set up a provider of language models in your own configuration')
    .argument(
      '[provider]',
      "openai, anthropic, google, ollama, ..., or any name for a server that speaks OpenAI's protocol",
    )
    .option('--key <key>', 'its API key; - reads it from standard input')
    .option('--model <model>', 'the model that is asked where only the provider is named')
    .option('--base-url <url>', "where calls go; default: the vendor's own address")
    .option('--set-default', 'ask it when nothing is named')
    .addOption(configOption())
    .addHelpText('after', configureExamples)
    .action(async (provider, options) =>
      exit(await (await import('../commands/configure/llm.js')).configureLlmCommand(io, provider, options)),
    );
  configure
    .command('list')
    .description('the providers that are set up, with model, address and where the key is from')
    .option('--all', 'also those that are there without being set up')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) =>
      exit(await (await import('../commands/configure/list.js')).configureListCommand(io, options)),
    );
}

const configureExamples = `
Examples:
  cascade configure llm openai --model gpt-4o-mini --key - < key.txt
  cascade configure llm ollama --model qwen3 --base-url http://localhost:8000/v1
  cascade configure llm openai --base-url https://mine.openai.azure.com/openai/deployments/gpt-4o

What is missing is asked for, when a person is there.`;

function addKeys(program: Command, io: Io, exit: SetExit): void {
  const keys = program.command('keys').description("API keys in the system's keyring, or in private files");
  keys
    .command('set')
    .description('keep the key of a provider; several are a pool')
    .argument('<provider>')
    .option('--key <key>', 'the key; - reads keys from standard input, one a line')
    .option('--add', 'beside those that are kept already')
    .addOption(configOption())
    .action(async (provider, options) =>
      exit(await (await import('../commands/keys/set.js')).keysSetCommand(io, provider, options)),
    );
  keys
    .command('get')
    .description('the keys of a provider, masked')
    .argument('<provider>')
    .option('--show', 'those that are kept, as they are')
    .addOption(configOption())
    .action(async (provider, options) =>
      exit(await (await import('../commands/keys/get.js')).keysGetCommand(io, provider, options)),
    );
  keys
    .command('list')
    .description('every key, masked, with where it is from and where it goes')
    .addOption(configOption())
    .addOption(jsonOption())
    .action(async (options) => exit(await (await import('../commands/keys/list.js')).keysListCommand(io, options)));
  keys
    .command('delete')
    .description('drop the keys of a provider that are kept')
    .argument('<provider>')
    .option('--id <id>', 'only this one, as `cascade keys list` shows it')
    .addOption(configOption())
    .action(async (provider, options) =>
      exit(await (await import('../commands/keys/delete.js')).keysDeleteCommand(io, provider, options)),
    );
}
