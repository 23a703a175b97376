import {
  type Check,
  either,
  hasOptions,
  isFunction,
  isInteger,
  isList,
  isNumber,
  isObject,
  isOneOf,
  isText,
} from '../util/check-options.js';
import type { CascadeOptions } from './cascade-options.js';
import { areTags, cooldownChecks, retryChecks, timeoutChecks } from './entry-checks.js';
import { governanceChecks } from './governance-checks.js';

const isClock: Check = (value) => {
  const { now, schedule } = Object(value);
  return typeof now === 'function' && typeof schedule === 'function' ? undefined : 'a clock with `now` and `schedule`';
};

/** What the options of a cascade may be. */
export const cascadeChecks: Readonly<Record<keyof CascadeOptions, Check>> = {
  name: isText,
  entries: isList,
  tiers: isList,
  gate: isObject,
  opinions: isList,
  streaming: isOneOf('held', 'optimistic'),
  store: isObject,
  retry: hasOptions(retryChecks),
  timeouts: hasOptions(timeoutChecks),
  cooldown: hasOptions(cooldownChecks),
  maxAttempts: isInteger(1, 1_000),
  whenAllCooling: either(isOneOf('try', 'fail'), hasOptions({ waitMs: isNumber(0) }, ['waitMs'])),
  onInterrupted: isOneOf('fail', 'restart'),
  onContentFilter: isOneOf('next', 'fail'),
  onAbstain: isOneOf('escalate', 'accept'),
  onExhausted: isOneOf('degrade', 'fail'),
  clock: isClock,
  random: isFunction,
  require: areTags,
  ...governanceChecks,
};
