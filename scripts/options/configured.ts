import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CascadeOverrides, type LoadConfigOptions, loadConfig } from '@cascade/config';
import { createCascade, type EntryInput } from '@cascade/core';
import { inFolder } from './in-folder.js';
import { judged, type Scene } from './judged.js';

type Table = Record<string, unknown>;

/** What every scene begins with. */
const base = {
  providers: { main: { type: 'openai', base_url: 'https://one.invalid/v1', api_key_env: 'KEY' } },
  cascades: { main: { entries: [{ provider: 'main', model: 'gpt-4o-mini' }], retry: { delays_ms: [] } } },
};

/** A cheap and a dear tier with another cheap model, as the scene of a judgement has them, and a gate. */
export const gatedBy = (gate: object) => ({
  cascades: {
    main: {
      tiers: [
        { provider: 'main', model: 'cheap' },
        { provider: 'main', model: 'dear' },
      ],
      opinions: [{ provider: 'main', model: 'other' }],
      gate,
    },
  },
});

/** What has to stand beside a key for it to be a whole setting. */
const companions: Readonly<Record<string, unknown>> = {
  agent: { provider: 'main', model: 'gpt-4o' },
  'cascades.*.entries[].price': { input_per_1m: 1, output_per_1m: 1 },
  'cascades.*.entries[].price.steps[]': { input_per_1m: 1, output_per_1m: 1, above_input_tokens: 9 },
  'budget[]': { usd: 5, over: 'day' },
  'cascades.*.gate.own_checks[]': { command: ['true'] },
};

/** A document with a value at a key. */
export function documentWith(key: string, value: unknown, more: Table = {}): unknown {
  const document: Table = structuredClone({ ...base, ...(key.startsWith('cascades.*.gate') && gatedBy({})), ...more });
  const steps = key.replaceAll('[]', '.[]').split('.');
  let [table, path]: [Table, string] = [document, ''];
  for (const [place, step] of steps.entries()) {
    path = step === '[]' ? `${path}[]` : path === '' ? step : `${path}.${step}`;
    const name = step === '*' ? (path.endsWith('domains.*') ? 'MATH' : 'main') : step === '[]' ? '0' : step;
    if (place === steps.length - 1) table[name] = value;
    else {
      const next = steps[place + 1] === '[]' ? [] : structuredClone(companions[path] ?? {});
      // A table or a list: whatever is there was made here or above.
      table[name] ??= next;
      table = table[name] as Table;
    }
  }
  if (path === 'budget[].tokens' && 'usd' in table) delete table.usd;
  return document;
}

export interface Surroundings extends Partial<LoadConfigOptions> {
  readonly overrides?: CascadeOverrides;
  /** Judges a draft with the gate that comes out. */
  readonly judge?: Scene;
  /** Files beside the document. */
  readonly files?: Readonly<Record<string, string>>;
}

/** All that comes out of a document: options, paths, and what is sent for a question. */
export function configured(document: unknown, surroundings: Surroundings = {}): Promise<unknown> {
  const { overrides = {}, judge, files = {}, ...options } = surroundings;
  return inFolder(async (folder) => {
    const file = join(folder, 'cascade.yaml');
    // JSON is YAML.
    await writeFile(file, JSON.stringify(document));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const keyring = { get: async (_service: string, user: string) => (user === 'main' ? undefined : `sk-${user}`) };
    const env = { KEY: 'sk-key', OTHER: 'sk-other' };
    const config = await loadConfig({ cwd: folder, home: folder, env, keyring, configFile: file, ...options });
    const requests: unknown[] = [];
    const fetch = teapot(requests);
    const built = await config.cascadeOptions(config.defaultCascade ?? 'main', { fetch, ...overrides });
    const { databasePath, failedPromptsDir, retention, failedPromptLimits, defaultModel, cascadeNames } = config;
    const { clock: _clock, gate, entries = [], tiers = [], opinions = [], store: _store, ...rest } = built;
    if (gate === undefined)
      await createCascade(built)
        .generate('hi')
        .catch(() => {});
    const seen = {
      ...rest,
      paths: [databasePath, failedPromptsDir].map((path) => path.replace(folder, '')),
      limits: [retention, failedPromptLimits],
      names: [config.defaultCascade, defaultModel, cascadeNames, config.providerNames],
      entries: await Promise.all([...entries, ...tiers.flat(), ...opinions].map(seenEntry)),
      connections: config.connections().map(({ name, models }) => [name, models]),
      requests,
    };
    return gate === undefined ? seen : { ...seen, judged: await judged(gate, judge) };
  });
}

async function seenEntry(entry: EntryInput): Promise<unknown> {
  if (!('model' in entry)) return entry.modelId;
  const { model, keys, keyPool, price, fetch, ...rest } = entry;
  keyPool?.used('one');
  return {
    ...rest,
    fetch: fetch?.name,
    model: [model.provider, model.modelId, model.origin, 'doEmbed' in model, 'batch' in model],
    keys: typeof keys === 'function' ? await keys() : keys,
    order: keyPool?.order([{ id: 'one' }, { id: 'other' }]),
    price: typeof price === 'function' ? price(0) : price,
  };
}

/** Headers that differ from call to call, or say what the SDK is. */
const own = /idempotency|stainless|user-agent|api-client|request-id|retry-count/;

/** A transport that nobody answers on. */
function teapot(requests: unknown[]): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    requests.push([request.url, [...request.headers].filter(([name]) => !own.test(name)), await request.text()]);
    return Response.json({ error: { message: 'tea' } }, { status: 418 });
  };
}
