import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Io, main } from '@cascade/cli';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import { inFolder } from './in-folder.js';
import { right, sum } from './judged.js';

const noKeyring = {
  get: async () => undefined,
  set: () => Promise.reject(new Error('none')),
  delete: async () => false,
};

const provider = (name: string, type: string, path = '') =>
  `[providers.${name}]\ntype = "${type}"\nbase_url = "$URL${path}"\napi_key_env = "KEY"\nprices = "${type}"\n`;
const quick = (name: string) => `[cascades.${name}.retry]\ndelays_ms = []\n`;

/** A failover cascade, another one, and one with a gate. */
const first = `default_cascade = "main"
${provider('openai', 'openai', '/v1')}${provider('anthropic', 'anthropic')}
[cascades.main]
entries = [
  { provider = "openai", model = "gpt-4o-mini", region = "us" },
  { provider = "anthropic", model = "claude-haiku-4-5", region = "eu" },
]
budget = { usd = 9, over = "day", per = "user" }
${quick('main')}
[cascades.short]
entries = ["anthropic/claude-haiku-4-5"]
${quick('short')}
[cascades.careful]
tiers = ["openai/gpt-4o-mini", "anthropic/claude-opus-4-7"]
gate = { opinion = { when = "never" }, threshold = 0, shadow = { share = 1 } }
${quick('careful')}`;

/** Other files, another provider, another cascade. */
const second = `default_cascade = "second"
${provider('work', 'openai', '/v1')}
[cascades.second]
entries = [{ provider = "work", model = "gpt-4.1" }]
budget = { usd = 5, over = "month" }
${quick('second')}
[database]
path = "second.sqlite"
[failed_prompts]
dir = "second-failed"
`;

/** A cascade of a vendor with batches. */
const vendor = `[cascades.vendor]
entries = ["openai/gpt-4o-mini"]
`;

/** Recorded answers of two models. */
const rows = Array.from({ length: 90 }, (_, place) => {
  const answer = { inputTokens: 60, outputTokens: 40 };
  const isRight = place % 3 > 0;
  return JSON.stringify({
    id: place,
    prompt: `What is ${place} times 3? Answer with the number.`,
    responses: {
      weak: { ...answer, score: isRight ? 1 : 0, costUsd: 0.00003, text: `The answer is ${isRight ? place * 3 : 5}.` },
      strong: { ...answer, score: 1, costUsd: 0.001, text: `The answer is ${place * 3}.` },
      other: { ...answer, score: 1, costUsd: 0.00002, text: `The answer is ${place * 3}.` },
    },
  });
}).join('\n');

/** A folder in which a person has asked a little, and the upstream that was asked. */
interface World {
  readonly folder: string;
  readonly upstream: FakeUpstream;
}

let world: Promise<World> | undefined;

async function makeWorld(): Promise<World> {
  const upstream = await startFakeUpstream();
  const folder = await mkdtemp(join(tmpdir(), 'cascade-world-'));
  upstream.setDefault(({ question }) => {
    if (question.prompt.includes('fails') && !question.model.endsWith('mini-2')) return { fault: '503' };
    if (question.prompt === sum) return { text: right, usage: { inputTokens: 60, outputTokens: 40 } };
    return { text: `${question.model} says ${question.prompt}`, usage: { inputTokens: 1_000, outputTokens: 100 } };
  });
  const write = (name: string, text: string) => writeFile(join(folder, name), text.replaceAll('$URL', upstream.url));
  await mkdir(join(folder, '.config', 'cascade', 'keys'), { recursive: true, mode: 0o700 });
  await write('.config/cascade/config.toml', first);
  await write('second.toml', second);
  await write('slow.toml', provider('openai', 'openai', '/f/stall-forever/v1'));
  await write('vendor.toml', `${provider('openai', 'openai', '/v1')}batch = true\n${vendor}`);
  await write('rows.jsonl', rows);
  await write(
    'prices.json',
    JSON.stringify({
      version: 1,
      vendors: { openai: [{ id: 'gpt-4o-mini', prices: [{ inputPer1M: 7, outputPer1M: 7 }] }] },
    }),
  );
  await write('drafts.jsonl', JSON.stringify({ id: 1, prompt: 'What is 2 times 3?', draft: 'The answer is 6.' }));
  await write('batch.jsonl', ['one', 'two'].map((id) => JSON.stringify({ id, prompt: `hi ${id}` })).join('\n'));
  await write('conversation.json', JSON.stringify({ messages: [{ role: 'user', content: 'from a file' }] }));
  await command(folder, ['-p', sum, '-C', 'careful'], {});
  const steps = ['-p one', '-p two -C short', '-p fails', '-p fails -C short', '-p fails -c second.toml'];
  for (const step of [
    ...steps,
    'keys set openai --key sk-first-of-somebody',
    'keys set openai --add --key sk-second-of-somebody',
  ]) {
    await command(folder, step.split(' '), {});
  }
  return { folder, upstream };
}

/** Closes what the scenes have in common. */
export async function closeWorld(): Promise<void> {
  const made = await world;
  await made?.upstream.close();
  if (made !== undefined) await rm(made.folder, { recursive: true, force: true });
}

export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** What a person types, once the question is there. */
  readonly typed?: readonly [question: string, keys: string];
  /** Files beside those that are there. */
  readonly files?: Readonly<Record<string, string>>;
  /** Commands before the one that is looked at. */
  readonly before?: readonly string[];
  /** A command after it, which shows what it has done. */
  readonly after?: string;
}

async function command(
  folder: string,
  argv: readonly string[],
  { env, isTerminal = false, typed }: Setting,
  io: Partial<Io> = {},
) {
  const stdin = new PassThrough();
  if (typed === undefined) stdin.end();
  let [out, err] = ['', ''];
  const code = await main(
    argv,
    {
      stdin,
      out: async (text) => {
        out += text;
        return true;
      },
      err: (text) => {
        if (typed !== undefined && !err.includes(typed[0]) && `${err}${text}`.includes(typed[0])) {
          setTimeout(() => stdin.write(typed[1]), 5);
        }
        err += text;
      },
      env: { KEY: 'sk-of-somebody', OLLAMA_HOST: '127.0.0.1:9', ...env },
      cwd: folder,
      home: folder,
      isInteractive: typed !== undefined,
      isTerminal,
      showsProgress: false,
      useColors: false,
      columns: 100,
      signal: new AbortController().signal,
      now: Date.now,
      keyring: noKeyring,
      ...io,
    },
    '0.0.0',
  );
  return { code, out, err };
}

/** What a command prints, sends and writes, in a copy of the same folder each time. */
export async function called(argv: readonly string[], setting: Setting = {}): Promise<unknown> {
  const scene = JSON.stringify([argv, setting]);
  const played = scenes.get(scene) ?? [];
  // Many pairs have one side in common: twice is enough to see that it is always the same.
  const known = played.length < 2 ? await play(argv, setting) : played.shift();
  scenes.set(scene, [...played, known]);
  return known;
}

const scenes = new Map<string, unknown[]>();

/** As `called`, every time anew, with other surroundings; `~` in texts is the folder. */
export function played(line: string, io: (folder: string) => Partial<Io>): Promise<unknown> {
  return play(line.split(' '), {}, io);
}

async function play(
  argv: readonly string[],
  setting: Setting,
  io: (folder: string) => Partial<Io> = () => ({}),
): Promise<unknown> {
  world ??= makeWorld();
  const { folder: template, upstream } = await world;
  return inFolder(async (folder) => {
    await copyWhole(template, folder);
    for (const [name, text] of Object.entries(setting.files ?? {})) await writeFile(join(folder, name), text);
    for (const line of setting.before ?? []) await command(folder, line.split(' '), {});
    const sentBefore = upstream.requests.length;
    const { code, out, err } = await command(folder, argv, setting, io(folder));
    const sent = upstream.requests.slice(sentBefore).map(({ method, path, rawBody }) => `${method} ${path} ${rawBody}`);
    const after = setting.after && (await command(folder, setting.after.split(' '), {}));
    const files = await writtenFiles(folder);
    const seen = JSON.stringify({ code, out, err, sent, after, files });
    return JSON.parse(steady(seen.replaceAll(folder, '~').replaceAll(upstream.url, '$URL')));
  });
}

/** A driver may put its files away a moment after it was closed, in the middle of a copy. */
async function copyWhole(from: string, to: string, tries = 5): Promise<void> {
  try {
    await cp(from, to, { recursive: true, force: true });
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await copyWhole(from, to, tries - 1);
  }
}

/** Names of all files, and the text of those that a person reads. */
async function writtenFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((file) => file.isFile() && !/-(wal|shm|journal)|\.journal/.test(file.name));
  const listed = await Promise.all(
    files.map(async ({ name, parentPath }) => {
      const path = join(parentPath, name);
      const isRead = /\.(toml|key|html|jsonl?|txt)$/.test(name) && !path.includes('failed');
      return `${path.slice(folder.length)} ${isRead ? await readFile(path, 'utf8') : ''}`;
    }),
  );
  return listed.sort();
}

/** Takes out what is new in every call: ids, times, durations. */
function steady(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-?\d\d-?\d\dT?[ ]?\d\d[:.]?\d\d[:.]?\d\d([.:]?\d{3})?Z?/g, 'TIME')
    .replaceAll(/(latencyMs|firstContentMs|AtMs|atMs|leftMs|untilMs)(\\*": ?)\d+/g, '$1$2N')
    .replaceAll(/(?<!within )\b\d+(\.\d+)? ?(ms|s)\b/g, 'SOON')
    .replaceAll(/\b[0-9a-f]{8}\b(?=[^0-9a-f])/g, 'HEX')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{12,}\b/g, 'HEX')
    .replaceAll(/\b1\d{12}\b/g, 'EPOCH');
}
