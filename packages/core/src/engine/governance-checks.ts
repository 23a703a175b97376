import {
  type Check,
  either,
  hasOptions,
  isBoolean,
  isFunction,
  isInteger,
  isNumber,
  isOneOf,
  isText,
} from '../util/check-options.js';

const isFalse: Check = (value) => (value === false ? undefined : 'false');

export const limitChecks = {
  requestsPerMinute: isInteger(1),
  tokensPerMinute: isInteger(1),
  concurrent: isInteger(1),
  perKey: isBoolean,
  pool: isText,
  whenReached: isOneOf('wait', 'skip', 'fallback'),
  maxWaitMs: isNumber(0),
  maxWaiting: isInteger(0),
};

const isAccount: Check = (value, path) => {
  const expected = hasOptions({ account: isText })(value, path);
  return expected ?? (Object.hasOwn(Object(value), 'account') ? undefined : '{ account }');
};

const isBudget = hasOptions({
  usd: isNumber(0, 9e6),
  tokens: isInteger(0),
  over: either(isOneOf('run', 'day', 'month'), isNumber(1_000)),
  per: either(isOneOf('cascade', 'store', 'user', 'project', 'key'), isAccount),
  warnAtShare: isNumber(0, 1),
  whenExceeded: either(isFunction, isOneOf('refuse', 'cheaper', 'allow')),
  strict: isBoolean,
});

const areBudgets: Check = (value, path) => {
  if (!Array.isArray(value)) return 'a list';
  for (const [place, budget] of value.entries()) {
    const expected = isBudget(budget, `${path}[${place}]`);
    if (expected !== undefined) return expected;
    const { usd, tokens, over } = budget;
    if ((usd === undefined) === (tokens === undefined) || over === undefined) {
      return 'a list of budgets, each with `over` and either `usd` or `tokens`';
    }
  }
  return undefined;
};

/** What the options of a cascade may be that go beyond failover. */
export const governanceChecks = {
  budgets: areBudgets,
  unknownPrice: isOneOf('skip', 'allow'),
  onStoreFailure: isOneOf('refuse-spending', 'allow'),
  selection: isOneOf('in-order', 'cheapest', 'fastest', 'weighted', 'least-busy', 'sticky'),
  health: either(
    isFalse,
    hasOptions({
      windowMs: isNumber(1),
      badShare: isNumber(0, 1),
      minCalls: isInteger(1, 100),
      slowMs: isNumber(1),
      ejectMs: isNumber(1),
      maxEjectedShare: isNumber(0, 1),
    }),
  ),
  hedge: hasOptions({ afterMs: isNumber(0) }, ['afterMs']),
};
