import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import type { Io } from '../../io.js';
import { colors } from '../../render/colors.js';
import { demoConfig } from './demo-config.js';
import { runChild } from './run-child.js';

/** One scene: what the services do now, and the command that meets it. */
interface Scene {
  readonly title: string;
  readonly prepare: (upstream: FakeUpstream) => void;
  readonly args: readonly string[];
  readonly expectedCode: number;
}

const ask = (question: string): readonly string[] => ['-p', question];

const scenes: readonly Scene[] = [
  {
    title: 'A question. The first entry of the cascade answers.',
    prepare: (upstream) => upstream.script('openai-chat', '*', [{ text: 'Paris.' }]),
    args: ask('What is the capital of France?'),
    expectedCode: 0,
  },
  {
    title: 'OpenAI says "too many requests, come back in 60 seconds". The question goes on to Anthropic.',
    prepare(upstream) {
      upstream.script('openai-chat', '*', [{ fault: '429', headers: { 'retry-after': '60' } }]);
      upstream.script('anthropic', '*', [{ text: 'Rome.' }]);
    },
    args: ask('And of Italy?'),
    expectedCode: 0,
  },
  {
    title: 'Another process knows about it: it does not even try OpenAI.',
    prepare: (upstream) => upstream.script('anthropic', '*', [{ text: 'Madrid.' }]),
    args: ask('And of Spain?'),
    expectedCode: 0,
  },
  {
    title: 'Now Anthropic is down too. Nobody answers, and the prompt is kept.',
    prepare: (upstream) => upstream.script('anthropic', '*', [{ fault: '529' }, { fault: '529' }]),
    args: ask('And of Portugal?'),
    expectedCode: 1,
  },
  {
    title: 'Who rests, and for how long?',
    prepare: () => {},
    args: ['status'],
    expectedCode: 0,
  },
  {
    title: 'Anthropic is back. The prompt is replayed and its file removed.',
    prepare: (upstream) => upstream.script('anthropic', '*', [{ text: 'Lisbon.' }]),
    args: ['failed', 'replay'],
    expectedCode: 0,
  },
  {
    title: 'Every attempt is in the audit log, newest first.',
    prepare: () => {},
    args: ['log'],
    expectedCode: 0,
  },
];

/** `cascade demo`: the real command, engine, SDKs, HTTP and SQLite against simulated services. */
export async function demoCommand(io: Io): Promise<number> {
  const color = colors(io);
  const folder = await mkdtemp(join(tmpdir(), 'cascade-demo-'));
  const config = join(folder, 'config.toml');
  const upstream = await startFakeUpstream();
  try {
    await writeFile(config, demoConfig({ url: upstream.url, folder }));
    await io.out(
      `${color.bold('Cascade in half a minute.')} The models are simulated: a program on this machine plays OpenAI and\nAnthropic over HTTP. Everything else is real, and each command below is a process of its own.\n`,
    );
    for (const [place, scene] of scenes.entries()) {
      if (io.signal.aborted) return 130;
      scene.prepare(upstream);
      await io.out(
        `\n${color.bold(`${place + 1}. ${scene.title}`)}\n${color.dim(`$ cascade ${scene.args.map(quote).join(' ')}`)}\n`,
      );
      const code = await runChild(io, [...scene.args, '-c', config]);
      if (code !== scene.expectedCode) {
        io.err(`The demo went wrong here: exit status ${code} instead of ${scene.expectedCode}\n`);
        return 1;
      }
    }
  } finally {
    await upstream.close();
  }
  const name = commandName(io.cwd);
  await io.out(`
Database:        ${folder}/cascade.sqlite
Failed prompts:  ${folder}/failed_prompts
The same log:    ${name} log -c ${config}
For real:        OPENAI_API_KEY=... ${name} --model openai/gpt-4o-mini -p "What is the capital of France?"
`);
  return 0;
}

function quote(word: string): string {
  return /^[\w-]+$/.test(word) ? word : `"${word}"`;
}

/** How a person calls this command here: by its name once installed, by its file in a clone. */
function commandName(cwd: string): string {
  const script = process.argv[1] ?? 'cascade';
  return basename(script) === 'bin.js' ? `node ${relative(cwd, script)}` : 'cascade';
}
