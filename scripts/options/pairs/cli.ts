import { createHash } from 'node:crypto';
import { called, type Setting } from '../cli-stage.js';
import { type Pairs, pair } from '../pair.js';

/** A command without its flag, or with another value, and with it. */
type Row = readonly [flag: string, one: string, other: string, setting?: Setting];

const row = ([flag, one, other, setting]: Row) =>
  [
    flag,
    pair(one.split(' '), other.split(' '), (argv) =>
      called(
        argv.filter((word) => word !== ''),
        setting,
      ),
    ),
  ] as const;

/** Commands that read a configuration: once the usual one, once the one that is named. */
const configured: readonly (readonly [string, string])[] = [
  ['run', 'run -p hi'],
  ['configure llm', 'configure llm groq --model llama-3.3-70b-versatile'],
  ['configure list', 'configure list'],
  ['keys set', 'keys set work --key sk-new-of-somebody'],
  ['keys get', 'keys get work'],
  ['keys list', 'keys list'],
  ['keys delete', 'keys delete work'],
  ['models', 'models'],
  ['doctor', 'doctor'],
  ['status', 'status'],
  ['budget', 'budget'],
  ['reset', 'reset --all'],
  ['log', 'log'],
  ['failed list', 'failed list'],
  ['failed replay', 'failed replay'],
  ['failed delete', 'failed delete --all'],
  ['plan', 'plan -p hi'],
  ['stats', 'stats'],
  ['calibrate', 'calibrate --from-log -C careful'],
];

const printing: readonly (readonly [string, string])[] = [
  ['run', 'run -p hi'],
  ['configure list', 'configure list'],
  ['keys list', 'keys list'],
  ['models', 'models openai'],
  ['doctor', 'doctor'],
  ['status', 'status'],
  ['budget', 'budget'],
  ['log', 'log'],
  ['failed list', 'failed list'],
  ['plan', 'plan -p hi'],
  ['stats', 'stats'],
  ['eval', 'eval rows.jsonl --weak weak --strong strong'],
  ['calibrate', 'calibrate rows.jsonl --weak weak --strong strong --target 0.5'],
];

const idOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 8);
const evaluate = 'eval rows.jsonl --weak weak --strong strong';
const calibrate = 'calibrate rows.jsonl --weak weak --strong strong --target 0.5 --json';
// One after the other: the answers are then always in the same order.
const batch = 'batch batch.jsonl --out answers.jsonl --concurrency 1';
const terminal: Setting = { isTerminal: true };
/** A person who takes the first provider away. */
const asking: Setting = {
  env: { OPENAI_API_KEY: 'sk-a-of-somebody', ANTHROPIC_API_KEY: 'sk-b-of-somebody' },
  typed: ['Which of them', ' \r'],
};

const rows: readonly Row[] = [
  ['--version', 'status', '--version'],
  ['run --cascade', 'run -p hi', 'run -p hi -C short'],
  ['run --prompt', 'run -p hi', 'run -p hello'],
  ['run --file', 'run -p hi', 'run -f conversation.json'],
  ['run --model', 'run -p hi', 'run -p hi --model anthropic/claude-opus-4-7'],
  ['run --system', 'run -p hi', 'run -p hi --system brief'],
  ['run --max-tokens', 'run -p hi', 'run -p hi --max-tokens 5'],
  ['run --tier', 'run -p hi -C careful', 'run -p hi -C careful --tier 1'],
  ['run --max-cost', 'run -p hi', 'run -p hi --max-cost 0'],
  ['run --require', 'run -p hi', 'run -p hi --require region=eu'],
  ['run --tag', 'run -p hi', 'run -p hi --tag user=ada', { after: 'budget' }],
  ['run --run-id', 'run -p hi', 'run -p hi --run-id mine', { before: ['run -p hi --run-id mine'] }],
  ['run --explain', 'run -p hi -C careful', 'run -p hi -C careful --explain'],
  ['run --no-stream', 'run -p hi', 'run -p hi --no-stream', terminal],
  ['run --quiet', 'run -p hi', 'run -p hi -q'],
  ['init --config', 'init --yes', 'init --yes -c made.toml'],
  ['init --force', 'init --yes', 'init --yes --force'],
  ['reset --all', 'reset openai/gpt-4o-mini', 'reset --all'],
  ['log --entry', 'log', 'log --entry anthropic/claude-haiku-4-5'],
  ['log --cascade', 'log', 'log -C short'],
  ['log --since', 'log', 'log --since 2099-01-01'],
  ['log --limit', 'log', 'log -n 1'],
  ['log --run', 'log --run mine', 'log --run other', { before: ['run -p hi --run-id mine'] }],
  [
    'failed show --config',
    'failed show mine',
    'failed show mine -c second.toml',
    { before: ['run -p fails --run-id mine'] },
  ],
  [
    'failed replay --out',
    'failed replay --model openai/gpt-4.1-mini-2',
    'failed replay --model openai/gpt-4.1-mini-2 --out answers',
  ],
  ['failed replay --ignore-cooldowns', 'failed replay', 'failed replay --ignore-cooldowns'],
  ['init --yes', 'init -c made.toml', 'init -c made.toml --yes', asking],
  ['trust --yes', 'trust', 'trust --yes', { files: { 'cascade.yaml': 'database: { path: here.sqlite }\n' } }],
  ['failed replay --cascade', 'failed replay', 'failed replay -C careful'],
  ['failed replay --model', 'failed replay', 'failed replay --model openai/gpt-4.1-mini-2'],
  ['failed delete --all', 'failed delete', 'failed delete --all'],
  ['batch --out', batch, batch.replace('answers', 'others')],
  ['batch --cascade', batch, `${batch} -C short`],
  ['batch --model', batch, `${batch} --model anthropic/claude-opus-4-7`],
  ['batch --concurrency', batch, batch.replace('--concurrency 1', '--concurrency 0')],
  ['batch --max-cost', batch, `${batch} --max-cost 0`],
  ['batch --vendor-batch', `${batch} -c vendor.toml`, `${batch} -c vendor.toml --vendor-batch`],
  ['batch --config', batch, `${batch} -c second.toml`],
  ['batch --json', batch, `${batch} --json`],
  ['plan --cascade', 'plan -p hi', 'plan -p hi -C careful'],
  ['plan --prompt', 'plan -p hi', `plan -p ${'hi'.repeat(5_000)}`],
  ['plan --file', `plan -p ${'hi'.repeat(5_000)}`, 'plan -f conversation.json'],
  ['plan --system', 'plan -p hi', `plan -p hi --system ${'brief'.repeat(5_000)}`],
  ['plan --max-tokens', 'plan -p hi', 'plan -p hi --max-tokens 5'],
  ['plan --require', 'plan -p hi', 'plan -p hi --require region=eu'],
  ['stats --cascade', 'stats', 'stats -C short'],
  ['stats --since', 'stats', 'stats --since 2099-01-01'],
  ['judge --json', 'judge drafts.jsonl', 'judge drafts.jsonl --json', terminal],
  ['eval --weak', evaluate, 'eval rows.jsonl --weak other --strong strong'],
  ['eval --strong', evaluate, 'eval rows.jsonl --weak weak --strong other'],
  ['eval --opinion', evaluate, `${evaluate} --opinion other`],
  ['eval --labels', evaluate, `${evaluate} --labels 40`],
  ['eval --seed', `${evaluate} --labels 40`, `${evaluate} --labels 40 --seed 2`],
  ['eval --rows', evaluate, `${evaluate} --rows out.jsonl`],
  ['eval --html', evaluate, `${evaluate} --html out.html`],
  [
    'eval --weights',
    evaluate,
    `${evaluate} --weights mine.json`,
    { before: [`${evaluate} --labels 60 --weights-out mine.json`] },
  ],
  ['eval --weights-out', evaluate, `${evaluate} --weights-out mine.json`],
  ['calibrate --weak', calibrate, calibrate.replace('--weak weak', '--weak other')],
  ['calibrate --strong', calibrate, calibrate.replace('--strong strong', '--strong other')],
  ['calibrate --opinion', calibrate, `${calibrate} --opinion other`],
  ['calibrate --target', calibrate, calibrate.replace('0.5', '0.6')],
  ['calibrate --confidence', calibrate, `${calibrate} --confidence 0.6`],
  [
    'calibrate --weights',
    calibrate,
    `${calibrate} --weights mine.json`,
    { before: [`${evaluate} --labels 60 --weights-out mine.json`] },
  ],
  ['calibrate --from-log', calibrate, 'calibrate --from-log'],
  ['calibrate --cascade', 'calibrate --from-log -C short', 'calibrate --from-log -C careful'],
  ['calibrate --out', calibrate, `${calibrate} --out made.json`],
  ['models --all', 'models', 'models --all'],
  ['models --refresh', 'models openai', 'models openai --refresh prices.json'],
  ['doctor --timeout', 'doctor -c slow.toml --timeout 50', 'doctor -c slow.toml --timeout 150'],
  ['configure llm --key', 'configure llm groq --model a', 'configure llm groq --model a --key sk-new-of-somebody'],
  ['configure llm --model', 'configure llm groq --model a', 'configure llm groq --model b'],
  [
    'configure llm --base-url',
    'configure llm groq --model a',
    'configure llm groq --model a --base-url http://127.0.0.1:9/v1',
  ],
  ['configure llm --set-default', 'configure llm groq --model a', 'configure llm groq --model a --set-default'],
  ['configure list --all', 'configure list', 'configure list --all'],
  ['keys set --key', 'keys set openai --key sk-a-of-somebody', 'keys set openai --key sk-b-of-somebody'],
  ['keys set --add', 'keys set openai --key sk-a-of-somebody', 'keys set openai --key sk-a-of-somebody --add'],
  ['keys get --show', 'keys get openai', 'keys get openai --show'],
  ['keys delete --id', 'keys delete openai', `keys delete openai --id ${idOf('sk-first-of-somebody')}`],
];

export const cliPairs: Pairs = Object.fromEntries([
  ...configured.map(([name, line]) => row([`${name} --config`, line, `${line} -c second.toml`])),
  ...printing.map(([name, line]) => row([`${name} --json`, line, `${line} --json`])),
  ...rows.map(row),
]);
