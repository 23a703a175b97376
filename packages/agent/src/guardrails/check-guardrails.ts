import { ConfigurationError } from '@cascade/core';
import { assertKnown, assertNumbers } from '../assert-options.js';
import type { GuardrailOptions } from './guardrail.js';

const actions: ReadonlySet<unknown> = new Set(['block', 'redact', 'flag']);
const onErrors: ReadonlySet<unknown> = new Set(['block', 'allow', undefined]);

/** @throws ConfigurationError for what is no guardrail */
export function checkGuardrails(options: GuardrailOptions | undefined): void {
  if (options === undefined) return;
  const where = 'CascadeAgent: guardrails';
  assertKnown(where, options, { input: true, output: true, restore: true, maxLength: true });
  assertNumbers(where, { maxLength: options.maxLength }, 1);
  if (options.restore !== undefined && typeof options.restore !== 'boolean') {
    throw new ConfigurationError(`${where}.restore must be true or false`);
  }
  for (const stage of ['input', 'output'] as const) {
    const list: unknown = options[stage] ?? [];
    if (!Array.isArray(list)) throw new ConfigurationError(`${where}.${stage} must be a list of guardrails`);
    for (const [place, guardrail] of list.entries()) {
      if (isGuardrail(guardrail)) continue;
      throw new ConfigurationError(
        `${where}.${stage}[${place}] must be a guardrail, such as piiGuardrail({ action: 'redact' }): ` +
          'a name, an action (block, redact or flag) and inspect; isRemote is true or false, onError block or allow',
      );
    }
  }
  if (options.restore === true && !(options.input ?? []).some(({ action }) => action === 'redact')) {
    throw new ConfigurationError(
      `${where}.restore does nothing where \`input\` redacts nothing: add a guardrail such as piiGuardrail({ action: 'redact' })`,
    );
  }
}

function isGuardrail(value: unknown): boolean {
  const { name, action, inspect, isRemote, onError } = Object(value);
  const isNamed = typeof name === 'string' && name !== '';
  const isWhole = isNamed && actions.has(action) && typeof inspect === 'function';
  return isWhole && (isRemote === undefined || typeof isRemote === 'boolean') && onErrors.has(onError);
}
