import type { FaultBehaviour } from '../fault.js';
import { openAIProtocols, refusal } from './define-fault.js';

const quotaMessage = 'You exceeded your current quota, please check your plan and billing details.';
const xaiMessage = 'Your team has either used all available credits or reached its monthly spending limit.';

/** Refusals that no waiting cures: somebody has to pay. */
export const billingFaults: readonly FaultBehaviour[] = [
  ...[
    'insufficient_quota',
    'credit_balance_exhausted',
    'project_spend_limit_exceeded',
    'organization_usage_limit_exceeded',
  ].map((code) =>
    refusal({
      name: `429-${code.replaceAll('_', '-')}`,
      description: `429 with the code ${code}: out of money, not out of patience`,
      protocols: openAIProtocols,
      expectedClass: 'billing',
      failure: { kind: 'quota', message: quotaMessage, type: 'insufficient_quota', code },
    }),
  ),
  refusal({
    name: '429-enforced-spend-limit',
    description: '429 with details.error_code enforced_spend_limit_reached and no retry-after',
    protocols: ['anthropic'],
    expectedClass: 'billing',
    failure: {
      kind: 'rate-limit',
      message: 'This organization has reached its enforced spend limit.',
      extra: { details: { error_code: 'enforced_spend_limit_reached' } },
    },
  }),
  refusal({
    name: '429-xai-credits',
    description: "429 in xAI's flat form: credits used up or monthly limit reached",
    protocols: ['openai-chat'],
    expectedClass: 'billing',
    failure: { kind: 'quota', body: { code: 'resource-exhausted', error: xaiMessage } },
  }),
  refusal({
    name: '402',
    description: '402: the balance is used up',
    expectedClass: 'billing',
    failure: { kind: 'billing' },
  }),
  refusal({
    name: '402-text',
    description: '402 with {"error": "text"}, as the Hugging Face router answers',
    protocols: ['openai-chat'],
    expectedClass: 'billing',
    failure: {
      kind: 'billing',
      body: { error: 'You have exceeded your monthly included credits for Inference Providers.' },
    },
  }),
];
