import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Io } from '@cascade/cli';
import { played } from '../cli-stage.js';
import { type Pairs, pair } from '../pair.js';

const quiet = (io: Partial<Io>) => () => io;
const keyring = (key: string | undefined) => ({
  get: async (_service: string, user: string) => (user === 'anthropic' ? key : undefined),
  set: async () => {},
  delete: async () => false,
});

/** What arrives at one of the outputs of a command. */
async function written(to: 'out' | 'err', isTold: boolean): Promise<readonly string[]> {
  const texts: string[] = [];
  const hear = (text: string): void => void (isTold && texts.push(text.replaceAll(/\d/g, 'N')));
  const out = async (text: string): Promise<boolean> => {
    hear(text);
    return true;
  };
  await played('run -p hi', quiet(to === 'out' ? { out } : { err: hear }));
  return texts;
}

/** A clock that goes fast, so that progress is shown at once. */
const fast = (): (() => number) => {
  let nowMs = 0;
  return () => (nowMs += 10_000);
};

export const surroundingPairs: Pairs = {
  'Io.stdin': pair('one', 'other', (text) => played('run', quiet({ stdin: Readable.from([Buffer.from(text)]) }))),
  'Io.out': pair(false, true, (isTold) => written('out', isTold)),
  'Io.err': pair(false, true, (isTold) => written('err', isTold)),
  'Io.env': pair({}, { CASCADE_DEFAULT_CASCADE: 'short' }, (env) =>
    played('run -p hi', quiet({ env: { KEY: 'sk-1', ...env } })),
  ),
  'Io.cwd': pair('', 'deep', (folder) => played('run -f conversation.json', (home) => ({ cwd: join(home, folder) }))),
  'Io.home': pair('', 'nobody', (folder) => played('status', (home) => ({ home: join(home, folder) }))),
  'Io.isInteractive': pair(false, true, (isInteractive) =>
    played('configure llm groq', quiet({ isInteractive, signal: AbortSignal.abort() })),
  ),
  'Io.isTerminal': pair(false, true, (isTerminal) => played('run -p hi', quiet({ isTerminal }))),
  'Io.showsProgress': pair(false, true, (showsProgress) =>
    played('eval rows.jsonl --weak weak --strong strong', quiet({ showsProgress, now: fast() })),
  ),
  'Io.useColors': pair(false, true, (useColors) => played('run -p hi', quiet({ useColors }))),
  'Io.columns': pair(30, 300, (columns) => played('log', quiet({ columns, isTerminal: true }))),
  'Io.signal': pair(false, true, (isOver) => played('run -p hi', quiet(isOver ? { signal: AbortSignal.abort() } : {}))),
  'Io.now': pair(0, 400 * 86_400_000, (laterMs) => played('stats', quiet({ now: () => Date.now() + laterMs }))),
  'Io.keyring': pair(undefined, 'sk-in-the-keyring', (key) => played('keys list', quiet({ keyring: keyring(key) }))),
};
