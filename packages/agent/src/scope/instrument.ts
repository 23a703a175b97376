import { AsyncLocalStorage } from 'node:async_hooks';
import { ConfigurationError } from '@cascade/core';
import { checkOptions, isFunction, isText } from '@cascade/core/provider-kit';
import type { Price } from '@cascade/core/spec';
import { CountedCall, type FindPrice } from './counted-call.js';
import type { SdkRequest } from './model-call.js';
import { currentScope } from './with-budget.js';

export interface InstrumentOptions {
  /** Whose price table applies. Default: that of OpenAI or Anthropic, when the client speaks to its address. */
  readonly vendor?: string;
  /** US dollars per million tokens of a model, before any table. */
  readonly price?: (modelId: string) => Price | undefined;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** What the clients of these SDKs have in common: all that they send goes through `request`, and from there to `fetch`. */
interface SdkClient {
  readonly baseURL?: unknown;
  request: Method;
  fetch?: Method;
  withOptions?: Method;
}

/** What `request` returns: a promise that reads the answer when somebody asks for it. */
interface SdkPromise {
  readonly responsePromise: Promise<unknown>;
  parseResponse: (...args: unknown[]) => Promise<unknown>;
}

const vendorByOrigin: Readonly<Record<string, string>> = {
  'https://api.openai.com': 'openai',
  'https://api.anthropic.com': 'anthropic',
};
const instrumented = new WeakSet<object>();
/** The call that a `fetch` is made for. */
const underWay = new AsyncLocalStorage<CountedCall>();

/**
 * Makes the calls of an SDK's client (OpenAI, Anthropic, and those that are built like them) count in the scope of
 * {@link withBudget} that they are made in: calls, time, and money by the usage that comes back, streams included. Outside of
 * a scope nothing changes. It changes the client itself, so that helpers of the SDK, `post`, and copies by `withOptions` count,
 * too, and returns it. A call that does not fit rejects with a `ScopeBudgetError`.
 *
 * @throws ConfigurationError for a client that is built otherwise, a wrong option, or a vendor without a price table
 */
export async function instrument<Client extends object>(
  client: Client,
  options: InstrumentOptions = {},
): Promise<Client> {
  checkOptions('instrument', options, { vendor: isText, price: isFunction });
  if (!isSdkClient(client)) {
    throw new ConfigurationError(
      'instrument: the client is none of the SDKs of OpenAI or Anthropic, nor built like them: ' +
        'it has no `request`, or none of chat.completions.create, responses.create and messages.create',
    );
  }
  const { loadPrices, priceVendors } = await import('@cascade/prices');
  const { vendor, price } = options;
  if (vendor !== undefined && (await loadPrices(vendor)) === undefined) {
    throw new ConfigurationError(
      `instrument: there is no price table of "${vendor}"; there are ${priceVendors.join(', ')}; or give \`price\``,
    );
  }
  return counting(client, async (modelId, origin) => {
    const table = await loadPrices(vendor ?? vendorByOrigin[origin] ?? '');
    return price?.(modelId) ?? table?.findPrice(modelId, Date.now());
  });
}

function isSdkClient(client: object): client is object & SdkClient {
  const { request, chat, responses, messages } = Object(client);
  const resources = [Object(chat).completions, responses, messages];
  return typeof request === 'function' && resources.some((each) => typeof Object(each).create === 'function');
}

type PriceAt = (modelId: string, origin: string) => Promise<Price | undefined>;

function counting<Client extends SdkClient>(client: Client, priceAt: PriceAt): Client {
  if (instrumented.has(client)) return client;
  instrumented.add(client);
  const { request, withOptions, fetch } = client;
  const findPrice: FindPrice = (modelId) => priceAt(modelId, originOf(client.baseURL));
  client.request = function (...args) {
    const scope = currentScope();
    if (scope === undefined) return request.apply(this, args);
    const [given, ...rest] = args;
    const call = new CountedCall(scope, findPrice);
    const claimed = Promise.resolve(given as SdkRequest | Promise<SdkRequest>).then((own) => call.claim(own));
    return underWay.run(call, () => watched(request.call(this, claimed, ...rest), call));
  };
  if (fetch !== undefined) client.fetch = (...args) => watchedFetch(fetch, args);
  if (withOptions !== undefined) {
    client.withOptions = function (...args) {
      return counting(Object(withOptions.apply(this, args)), priceAt);
    };
  }
  return client;
}

function originOf(baseUrl: unknown): string {
  return typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl).origin : '';
}

/** Looks at an answer as the SDK reads it: once, and only when the caller wants it read. */
function watched(answer: unknown, call: CountedCall): unknown {
  const promise: SdkPromise = Object(answer);
  const { responsePromise, parseResponse } = promise;
  responsePromise.catch((error: unknown) => call.fail(error));
  promise.parseResponse = async (...args) => {
    try {
      const value = await parseResponse.apply(promise, args);
      call.watch(value);
      return value;
    } catch (error) {
      call.fail(error);
      throw error;
    }
  };
  return answer;
}

async function watchedFetch(fetch: Method, args: unknown[]): Promise<unknown> {
  try {
    return await fetch.apply(undefined, args);
  } catch (error) {
    underWay.getStore()?.loseAttempt();
    throw error;
  }
}
