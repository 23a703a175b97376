import { shippedWeights, weightsId } from '@cascade/quality';
import { encodeScorerWeights } from '@cascade/quality/eval';
import { configured, documentWith, gatedBy, type Surroundings } from '../configured.js';
import { brokenCode, essay, german, refusal } from '../judged.js';
import { type Pair, type Pairs, pair } from '../pair.js';

const key = (
  path: string,
  one: unknown,
  other: unknown,
  surroundings?: Surroundings,
  more?: object,
): Record<string, Pair> => ({
  [path]: pair({ value: one }, { value: other }, ({ value }) =>
    configured(documentWith(path, value, { ...more }), surroundings),
  ),
});

/** Keys of one table, each with two values. */
const keys = (
  table: string,
  values: Readonly<Record<string, readonly [unknown, unknown]>>,
  surroundings?: Surroundings,
): Pairs =>
  Object.assign(
    {},
    ...Object.entries(values).map(([name, [one, other]]) => key(`${table}.${name}`, one, other, surroundings)),
  );

const entry = { provider: 'main', model: 'gpt-4o' };
const one = { type: 'openai', base_url: 'https://one.invalid/v1', api_key_env: 'KEY' };

/** A second cascade and a second provider to choose. */
const choice = {
  providers: { main: one, other: { ...one, model: 'gpt-4.1' } },
  cascades: { main: { entries: [entry] }, other: { entries: [{ ...entry, model: 'gpt-4.1' }] } },
};
const rates = { input_per_1m: 1, output_per_1m: 1 };
const calibration = (threshold: number): string =>
  JSON.stringify({
    version: 1,
    threshold,
    n: 500,
    models: { draft: 'cheap', dear: 'dear', opinion: 'other' },
    gate: 'gate-1',
    weights: weightsId(shippedWeights()),
  });
const weights = (by: number): string => {
  const { anchors, ...heads } = shippedWeights();
  const moved = { ...heads, anchors: { at70: anchors.at70 + by, at85: anchors.at85 + by } };
  return JSON.stringify(encodeScorerWeights(moved));
};
const thirdParty: Surroundings = {
  importPackage: async (name) => ({
    createProvider: ({ options }: { readonly options?: unknown }) => ({
      specificationVersion: 'v1',
      name: `${name} ${JSON.stringify(options)}`,
      origin: 'https://one.invalid',
      keys: { environment: [], required: false },
      chat: (modelId: string) => ({
        specificationVersion: 'v1',
        provider: `${name} ${JSON.stringify(options)}`,
        modelId,
        origin: 'https://one.invalid',
        capabilities: {},
        doGenerate: () => Promise.reject(new Error('not called')),
      }),
    }),
  }),
};
const veto = ['node', '-e', 'process.stdin.resume(); console.log(JSON.stringify({ veto: "mine" }))'];
const late = ['node', '-e', 'setTimeout(() => console.log(JSON.stringify({ veto: "mine" })), 150)'];

const limits: Pairs = {
  ...keys('providers.*', {
    timeouts: [{}, { idle_ms: 5 }],
    retry: [{}, { jitter: 0 }],
    cooldown: [{}, { base_ms: 5 }],
    'timeouts.first_content_ms': [5_000, 6_000],
    'timeouts.idle_ms': [5_000, 6_000],
    'timeouts.attempt_ms': [5_000, 6_000],
    'retry.delays_ms': [[1], [2]],
    'retry.jitter': [0, 1],
    'retry.patience_ms': [1, 2],
    'retry.max_wait_ms': [1, 2],
    'retry.change': [{}, { temperature: 0 }],
    'retry.change.temperature': [0, 1],
    'retry.change.max_output_tokens': [1, 2],
    'cooldown.base_ms': [1, 2],
    'cooldown.max_ms': [1, 2],
    'cooldown.after_failures': [1, 2],
    'cooldown.window_ms': [1, 2],
  }),
};

const providers: Pairs = {
  ...key('providers', { main: one }, { main: one, other: one }),
  ...keys('providers.*', {
    base_url: ['https://one.invalid/v1', 'https://other.invalid/v1'],
    api_key_env: ['KEY', ['KEY', 'OTHER']],
    headers: [{}, { 'x-team': 'blue' }],
    api: ['chat', 'responses'],
    organization: ['one', 'other'],
    project: ['one', 'other'],
    azure: [false, true],
    batch: [false, true],
    prices: ['openai', 'anthropic'],
  }),
  ...key('providers.*.type', 'openai', 'anthropic'),
  ...key('providers.*.model', 'gpt-4o', 'gpt-4.1', {}, { agent: { provider: 'main' } }),
  ...key(
    'providers.*.key_pool',
    'round_robin',
    'in_order',
    {},
    { providers: { main: { ...one, api_key_env: ['KEY', 'OTHER'] } } },
  ),
  ...key(
    'providers.*.api_key_service',
    'one',
    'other',
    {},
    { providers: { main: { type: 'openai', base_url: one.base_url } } },
  ),
  ...key('providers.*.api_version', '2024-10-21', '2025-01-01', {}, { providers: { main: { ...one, type: 'azure' } } }),
  ...key('providers.*.package', 'one-package', 'other-package', thirdParty, { providers: { main: {} } }),
  ...key('providers.*.options', { a: 1 }, { a: 2 }, thirdParty, { providers: { main: { package: 'one' } } }),
};

const entries: Pairs = {
  ...keys('cascades.*.entries[]', {
    provider: ['main', 'ollama'],
    model: ['gpt-4o', 'gpt-4.1'],
    alias: ['one', 'other'],
    base_url: ['https://one.invalid/v1', 'https://other.invalid/v1'],
    api_key_env: ['KEY', 'OTHER'],
    api_key_service: ['one', 'other'],
    max_output_tokens: [1, 2],
    temperature: [0, 1],
    top_p: [0, 1],
    stop: [['a'], ['b']],
    seed: [1, 2],
    reasoning: ['low', 'high'],
    logprobs: [1, 2],
    cache_prompt: [false, true],
    parameters: [{}, { a: 1 }],
    price: [rates, { ...rates, input_per_1m: 2 }],
    'price.input_per_1m': [1, 2],
    'price.output_per_1m': [1, 2],
    'price.cache_read_per_1m': [1, 2],
    'price.cache_write_per_1m': [1, 2],
    'price.cache_write_1h_per_1m': [1, 2],
    'price.steps': [[], [{ ...rates, above_input_tokens: 9 }]],
    'price.steps[].input_per_1m': [1, 2],
    'price.steps[].output_per_1m': [1, 2],
    'price.steps[].cache_read_per_1m': [1, 2],
    'price.steps[].cache_write_per_1m': [1, 2],
    'price.steps[].cache_write_1h_per_1m': [1, 2],
    'price.steps[].above_input_tokens': [1, 2],
    limits: [{}, { concurrent: 1 }],
    'limits.requests_per_minute': [1, 2],
    'limits.tokens_per_minute': [1, 2],
    'limits.concurrent': [1, 2],
    'limits.per_key': [true, false],
    'limits.pool': ['one', 'other'],
    'limits.when_reached': ['wait', 'skip'],
    'limits.max_wait_ms': [1, 2],
    'limits.max_waiting': [1, 2],
    weight: [1, 2],
    latency_ms: [1, 2],
    region: ['us', 'eu'],
    tags: [{}, { a: 'b' }],
    timeouts: [{}, { idle_ms: 5 }],
    retry: [{}, { jitter: 0 }],
    cooldown: [{}, { base_ms: 5 }],
  }),
  'cascades.*.entries[].embedding': pair(false, true, (embedding) =>
    configured(documentWith('cascades.*.opinions', [{ provider: 'main', model: 'text-embedding-3-small', embedding }])),
  ),
};

const cascades: Pairs = {
  ...key('cascades', choice.cascades, { main: choice.cascades.other }),
  ...keys('cascades.*', {
    entries: [[entry], [entry, { ...entry, model: 'gpt-4.1' }]],
    opinions: [[entry], [{ ...entry, model: 'gpt-4.1' }]],
    streaming: ['held', 'optimistic'],
    retry: [{}, { jitter: 0 }],
    timeouts: [{}, { idle_ms: 5 }],
    'timeouts.first_content_ms': [5_000, 6_000],
    'timeouts.idle_ms': [5_000, 6_000],
    'timeouts.attempt_ms': [5_000, 6_000],
    'timeouts.run_ms': [5_000, 6_000],
    'timeouts.gate_ms': [5_000, 6_000],
    cooldown: [{}, { base_ms: 5 }],
    require: [{}, { region: 'eu' }],
    budget: [{ usd: 1, over: 'day' }, [{ usd: 2, over: 'day' }]],
    unknown_price: ['skip', 'allow'],
    on_store_failure: ['refuse_spending', 'allow'],
    selection: ['in_order', 'cheapest'],
    health: [false, {}],
    'health.window_ms': [1, 2],
    'health.bad_share': [0, 1],
    'health.min_calls': [1, 2],
    'health.slow_ms': [1, 2],
    'health.eject_ms': [1, 2],
    'health.max_ejected_share': [0, 1],
    hedge: [{ after_ms: 1 }, { after_ms: 2 }],
    'hedge.after_ms': [1, 2],
    max_attempts: [1, 2],
    when_all_cooling: ['try', 'fail'],
    'when_all_cooling.wait_ms': [1, 2],
    on_interrupted: ['fail', 'restart'],
    on_content_filter: ['next', 'fail'],
    on_abstain: ['escalate', 'accept'],
    on_exhausted: ['degrade', 'fail'],
  }),
  ...key(
    'cascades.*.tiers',
    [entry],
    [[entry, { ...entry, model: 'gpt-4.1' }]],
    {},
    { cascades: { main: { entries: undefined } } },
  ),
};

/** A gate of these settings, which judges as the scene has it. */
const judging = (
  settings: object,
  name: string,
  values: readonly [unknown, unknown],
  surroundings?: Surroundings,
): Pairs => {
  const path = `cascades.*.gate.${name}`;
  return {
    [path]: pair({ value: values[0] }, { value: values[1] }, ({ value }) =>
      configured(documentWith(path, value, gatedBy(settings)), surroundings),
    ),
  };
};

const alone = { threshold: 0, opinion: { when: 'never' } };
const gate: Pairs = {
  ...key('cascades.*.gate', {}, { threshold: 0 }),
  ...keys('cascades.*.gate', {
    threshold: [0, 1],
    domains: [{}, { MATH: { start_tier: 1 } }],
    'domains.*.threshold': [0, 1],
    'domains.*.start_tier': [0, 1],
    opinion: [{}, { when: 'never' }],
    'opinion.when': ['alongside', 'never'],
    'opinion.max_price_share': [0.01, 1],
    'opinion.samples': [0, 2],
    'opinion.self_check': [false, true],
    checks: [{}, { max_words: 3 }],
    'checks.min_words': [1, 500],
    'checks.max_words': [3, 500],
    own_checks: [[{ command: ['true'] }], [{ command: veto }]],
    'own_checks[].command': [['true'], veto],
    logprobs: [true, false],
  }),
  ...judging(alone, 'shadow', [{}, { share: 1 }]),
  ...judging(alone, 'shadow.share', [0, 1]),
  ...judging({ ...alone, shadow: { share: 1 } }, 'shadow.max_usd_per_day', [0, 9]),
  ...judging({}, 'opinion.grace_ms', [5, 5_000], { judge: { opinionAfterMs: 60 } }),
  ...judging({}, 'opinion.embedding', [undefined, 'main/vectors'], {
    judge: { prompt: essay, embeds: 'main/vectors' },
  }),
  ...judging({}, 'checks.skip', [[], ['refusal']], { judge: { draft: refusal } }),
  ...judging({}, 'checks.language', ['de', 'en'], { judge: { draft: german } }),
  ...judging({}, 'checks.code', [true, false], { judge: { draft: brokenCode } }),
  ...judging({ own_checks: [{ command: late }] }, 'own_checks[].timeout_ms', [20, 5_000]),
  ...judging({}, 'route', [true, false], { judge: { cheap: 27 } }),
  ...judging({}, 'calibration', ['zero.json', 'one.json'], {
    files: { 'zero.json': calibration(0), 'one.json': calibration(1) },
  }),
  ...judging({}, 'weights', ['shipped.json', 'moved.json'], {
    files: { 'shipped.json': weights(0), 'moved.json': weights(5) },
  }),
  ...judging({}, 'threshold.trivial', [0, 1], { judge: { complexity: 'trivial' } }),
  ...judging({}, 'threshold.simple', [0, 1], { judge: { complexity: 'simple' } }),
  ...judging({}, 'threshold.moderate', [0, 1], { judge: { complexity: 'moderate' } }),
  ...judging({}, 'threshold.hard', [0, 1], { judge: { complexity: 'hard' } }),
  ...judging({}, 'threshold.expert', [0, 1], { judge: { complexity: 'expert' } }),
};

export const configPairs: Pairs = {
  ...key('default_cascade', 'main', 'other', {}, choice),
  ...key('agent', entry, { ...entry, provider: 'other' }, {}, choice),
  ...key('agent.provider', 'main', 'other', {}, choice),
  ...key('agent.model', 'gpt-4o', 'gpt-4.1'),
  ...key('budget', { usd: 1, over: 'day' }, [{ usd: 2, over: 'day' }]),
  ...keys('budget[]', {
    usd: [1, 2],
    tokens: [1, 2],
    over: ['run', 5_000],
    per: ['user', 'project'],
    warn_at_share: [0, 1],
    when_exceeded: ['refuse', 'cheaper'],
    strict: [false, true],
  }),
  ...limits,
  ...providers,
  ...entries,
  ...cascades,
  ...gate,
  ...key('database', {}, { max_rows: 5 }),
  ...keys('database', { path: ['one.db', 'other.db'], retention_days: [1, 2], max_rows: [1, 2] }),
  ...key('failed_prompts', {}, { max_files: 5 }),
  ...keys('failed_prompts', { dir: ['one', 'other'], max_files: [1, 2], max_bytes: [1, 2], max_age_days: [1, 2] }),
  ...key('failure_persistence', {}, { max_files: 5 }),
};
