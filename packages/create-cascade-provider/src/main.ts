import { parseArgs } from 'node:util';
import { createProviderPackage } from './create-provider-package.js';

const usage = `npm create cascade-provider NAME [FOLDER]

Writes the package of an adapter for Cascade. NAME is the provider's, such as acme; FOLDER is ./cascade-provider-NAME
when it is not given, and must be empty.`;

export interface Ending {
  /** 0: done, or help was asked for. 2: wrong arguments. 1: it could not be written. */
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** The command. Never rejects. */
export async function main(argv: readonly string[], cwd: string): Promise<Ending> {
  const read = readArguments(argv);
  if (read === undefined) return { code: 2, text: usage };
  if (read.help) return { code: 0, text: usage };
  try {
    const { folder, files } = await createProviderPackage({ ...read, cwd });
    return {
      code: 0,
      text: `Written to ${folder}:\n${files.map((file) => `  ${file}`).join('\n')}\n\n${nextSteps(folder)}`,
    };
  } catch (error) {
    return { code: 1, text: error instanceof Error ? error.message : String(error) };
  }
}

function nextSteps(folder: string): string {
  return `Next:
  cd ${folder}
  npm install
  npm test        # red: src/wire.ts and test/suite-wire.ts say what is missing`;
}

function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    const [name, folder, ...more] = positionals;
    if (values.help) return { help: true, name: '' };
    if (name === undefined || more.length > 0) return undefined;
    return { help: false, name, ...(folder !== undefined && { folder }) };
  } catch {
    return undefined;
  }
}
