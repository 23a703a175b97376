import { Writable } from 'node:stream';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** Questions to a person. Each throws a `UsageError` when the person breaks off. */
export interface Form {
  /** @param initial - the answer when nothing is typed */
  text(message: string, initial?: string): Promise<string>;
  /** What is typed is not shown; empty when nothing is. */
  secret(message: string): Promise<string>;
  choose(message: string, options: readonly string[]): Promise<string>;
  /** All are chosen until the person takes some away. */
  chooseSeveral(message: string, options: readonly string[]): Promise<readonly string[]>;
  confirm(message: string): Promise<boolean>;
}

/** A form on the terminal; undefined where nobody is there. The library is loaded at the first form. */
export async function openForm(io: Io): Promise<Form | undefined> {
  if (!io.isInteractive) return undefined;
  const prompts = await import('@clack/prompts');
  const output = new Writable({
    write(chunk, _encoding, done) {
      io.err(String(chunk));
      done();
    },
  });
  const common = { input: io.stdin, output, signal: io.signal };
  const answered = <T>(answer: T | symbol): T => {
    if (typeof answer === 'symbol') throw new UsageError('Broken off: nothing was written');
    return answer;
  };
  return {
    text: async (message, initial) => {
      const hint = initial === undefined ? {} : { placeholder: initial, defaultValue: initial };
      return answered<string>(await prompts.text({ message, ...hint, ...common })) ?? '';
    },
    secret: async (message) => answered<string>(await prompts.password({ message, ...common })) ?? '',
    choose: async (message, options) =>
      answered<string>(await prompts.select({ message, options: options.map((value) => ({ value })), ...common })),
    chooseSeveral: async (message, options) => {
      const listed = options.map((value) => ({ value }));
      const initialValues = [...options];
      return answered<string[]>(await prompts.multiselect({ message, options: listed, initialValues, ...common }));
    },
    confirm: async (message) => answered<boolean>(await prompts.confirm({ message, initialValue: false, ...common })),
  };
}
