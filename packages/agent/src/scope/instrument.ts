import { ConfigurationError, costOfUsage } from '@cascade/core';
import type { Price } from '@cascade/core/spec';
import type { BudgetScope } from './budget-scope.js';
import { expectedUsd } from './expected-usd.js';
import { ScopeBudgetError } from './scope-budget-error.js';
import { type UsageStyle, UsageTally } from './usage-tally.js';
import { watchStream } from './watch-stream.js';
import { currentScope } from './with-budget.js';

export interface InstrumentOptions {
  /** Whose price table applies. Default: the vendor's of the SDK, when the client speaks to its own address. */
  readonly vendor?: string;
  /** US dollars per million tokens of a model, before any table. */
  readonly price?: (modelId: string) => Price | undefined;
}

type Create = (this: unknown, ...args: unknown[]) => unknown;

/** A method of an SDK that calls a model. */
interface Method {
  readonly path: readonly string[];
  readonly style: UsageStyle;
}

const methods: readonly Method[] = [
  { path: ['chat', 'completions'], style: 'openai-chat' },
  { path: ['responses'], style: 'openai-responses' },
  { path: ['embeddings'], style: 'openai-chat' },
  { path: ['messages'], style: 'anthropic' },
  { path: ['beta', 'messages'], style: 'anthropic' },
];

const vendors = { openai: 'https://api.openai.com', anthropic: 'https://api.anthropic.com' };
const instrumented = new WeakSet<object>();

/**
 * Makes the calls of an SDK's client (OpenAI, Anthropic, and what is shaped like them) count in the scope of
 * {@link withBudget} that they are made in: calls, time, and money by the usage that comes back, streams included. Outside of
 * a scope nothing changes. It changes the client itself, so that helpers of the SDK count, too, and returns it.
 *
 * @throws ConfigurationError for a client without a method that is known
 */
export async function instrument<Client extends object>(
  client: Client,
  options: InstrumentOptions = {},
): Promise<Client> {
  if (instrumented.has(client)) return client;
  const found = methods.flatMap(({ path, style }) => {
    const owner = path.reduce<unknown>((value, name) => Object(value)[name], client);
    return typeof Object(owner).create === 'function' ? [{ owner: Object(owner), style }] : [];
  });
  if (found.length === 0) {
    throw new ConfigurationError(
      'instrument: the client has none of chat.completions.create, responses.create and messages.create',
    );
  }
  instrumented.add(client);
  const { loadPrices } = await import('@cascade/prices');
  const vendor = options.vendor ?? vendorOf(client, found[0]?.style);
  const table = vendor === undefined ? undefined : await loadPrices(vendor);
  const priceOf = (modelId: string): Price | undefined =>
    options.price?.(modelId) ?? table?.findPrice(modelId, Date.now());
  for (const { owner, style } of found) {
    const create: Create = owner.create;
    owner.create = function (this: unknown, ...args: unknown[]): unknown {
      const scope = currentScope();
      return scope === undefined
        ? create.apply(this, args)
        : counted(scope, style, priceOf, args, (changed) => create.apply(this, changed));
    };
  }
  return client;
}

/** The vendor whose address the client speaks to. */
function vendorOf(client: object, style: UsageStyle | undefined): string | undefined {
  const vendor = style === 'anthropic' ? 'anthropic' : 'openai';
  const { baseURL } = Object(client);
  return typeof baseURL === 'string' && new URL(baseURL).origin === vendors[vendor] ? vendor : undefined;
}

function counted(
  scope: BudgetScope,
  style: UsageStyle,
  priceOf: (modelId: string) => Price | undefined,
  [body, requestOptions, ...rest]: unknown[],
  call: (args: unknown[]) => unknown,
): unknown {
  const modelId = String(Object(body).model);
  const price = priceOf(modelId);
  const usd = price === undefined ? undefined : expectedUsd(body, price);
  const settle = scope.claim({ entry: modelId, modelId, ...(usd !== undefined && { usd }) });
  if (typeof settle === 'string') throw new ScopeBudgetError(settle);
  const tally = new UsageTally(style);
  const finish = (): void => {
    const { usage } = tally;
    const spent = usage === undefined || price === undefined ? undefined : costOfUsage(usage, price);
    settle(spent === undefined ? {} : { usd: spent });
  };
  const { signal } = Object(requestOptions);
  const both = signal instanceof AbortSignal ? AbortSignal.any([signal, scope.signal]) : scope.signal;
  // A stream of chats says what it has used only when it is asked to.
  const addsUsage =
    style === 'openai-chat' && Object(body).stream === true && Object(body).stream_options === undefined;
  const asked = addsUsage ? { ...Object(body), stream_options: { include_usage: true } } : body;
  try {
    const answer = call([asked, { ...Object(requestOptions), signal: both }, ...rest]);
    return watchAnswer(
      answer,
      (value) => watchStream(value, { tally, finish, hidesUsage: addsUsage }),
      () => settle({ usd: 0 }),
    );
  } catch (error) {
    settle(undefined);
    throw error;
  }
}

/** Looks at an answer without reading it twice: SDKs return promises with methods of their own. */
function watchAnswer(answer: unknown, watch: (value: unknown) => unknown, failed: () => void): unknown {
  const { _thenUnwrap: thenUnwrap, asResponse } = Object(answer);
  if (typeof thenUnwrap !== 'function' || typeof asResponse !== 'function') {
    return Promise.resolve(answer).then(watch, (error: unknown) => {
      failed();
      throw error;
    });
  }
  asResponse.call(answer).catch(failed);
  return thenUnwrap.call(answer, watch);
}
