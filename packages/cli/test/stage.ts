import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type FakeUpstream, startFakeUpstream } from '@cascade/testing/fake-upstream';
import type { Io } from '../src/io.js';
import { main } from '../src/main.js';

/** What a command printed, and how it ended. */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A home folder, a fake upstream, and the command in between. */
export interface Stage {
  readonly home: string;
  readonly upstream: FakeUpstream;
  readonly configPath: string;
  /** Writes the user's configuration; `$URL` stands for the fake upstream. */
  configure(toml: string): void;
  run(argv: readonly string[], more?: Partial<Io> & { readonly input?: string | Buffer }): Promise<Printed>;
  close(): Promise<void>;
}

/** Two providers at the fake upstream, with one key. */
export const providers = `
[providers.openai]
type = "openai"
base_url = "$URL/v1"
api_key_env = "STAGE_KEY"
prices = "openai"

[providers.anthropic]
type = "anthropic"
base_url = "$URL"
api_key_env = "STAGE_KEY"
prices = "anthropic"
`;

/** Two entries that fail over, without waiting. */
export const pair = `${providers}
[cascades.main]
entries = [
  { provider = "openai", model = "gpt-4o-mini" },
  { provider = "anthropic", model = "claude-opus-4-7" },
]

[cascades.main.retry]
delays_ms = []
`;

export async function openStage(): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'cascade-cli-'));
  const upstream = await startFakeUpstream();
  const configPath = join(home, '.config', 'cascade', 'config.toml');
  return {
    home,
    upstream,
    configPath,
    configure(toml) {
      mkdirSync(join(home, '.config', 'cascade'), { recursive: true });
      writeFileSync(configPath, toml.replaceAll('$URL', upstream.url));
    },
    async run(argv, { input, ...more } = {}) {
      let [out, err] = ['', ''];
      const io: Io = {
        stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
        out: async (text) => {
          out += text;
          return true;
        },
        err: (text) => {
          err += text;
        },
        env: { STAGE_KEY: 'stage-key' },
        cwd: home,
        home,
        isInteractive: false,
        isTerminal: false,
        showsProgress: false,
        useColors: false,
        columns: 100,
        signal: new AbortController().signal,
        now: Date.now,
        ...more,
      };
      const code = await main(argv, io, '0.0.0-test');
      return { code, out, err };
    },
    async close() {
      await upstream.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
