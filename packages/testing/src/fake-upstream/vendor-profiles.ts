import {
  checkDeepSeek,
  checkEffort,
  checkFireworks,
  checkGroq,
  checkLMStudio,
  checkMistral,
  checkTogether,
  checkXAI,
} from './vendor-checks.js';
import type { VendorDialect, VendorProfile } from './vendor-profile.js';

const lenient = { strictParameters: false, refuses: [], errors: 'openai' } as const;

const plain: VendorDialect = {
  withoutFields: ['service_tier', 'obfuscation'],
  withoutChoiceFields: [],
  withoutMessageFields: ['refusal', 'annotations'],
  contentBesideCalls: 'empty',
  dropsNulls: false,
  usageWithFinish: false,
  usage: 'plain',
  extras: {},
};

/** Every vendor profile by name. `compatible` is any OpenAI-compatible server without quirks. */
export const vendorProfiles = {
  openai: { name: 'openai', strictParameters: true, refuses: [], errors: 'openai' },
  compatible: { ...lenient, name: 'compatible', reasoningField: 'reasoning_content', dialect: plain },
  /** Ollama under `/v1`. */
  ollama: {
    ...lenient,
    name: 'ollama',
    ignores: ['max_completion_tokens', 'tool_choice', 'n'],
    reasoningField: 'reasoning',
    dialect: { ...plain, withoutChoiceFields: ['logprobs'] },
  },
  deepseek: {
    ...lenient,
    name: 'deepseek',
    reasoningField: 'reasoning_content',
    check: checkDeepSeek,
    comments: true,
    headers: {},
    dialect: { ...plain, usage: 'deepseek', usageWithFinish: true },
  },
  groq: {
    ...lenient,
    name: 'groq',
    errors: 'groq',
    refuses: ['logprobs', 'logit_bias', 'top_logprobs'],
    check: checkGroq,
    headers: {
      'x-request-id': 'req_01kh52m3qqem4sw141xf026ehx',
      'x-ratelimit-limit-requests': '14400',
      'x-ratelimit-limit-tokens': '18000',
      'x-ratelimit-remaining-requests': '14370',
      'x-ratelimit-remaining-tokens': '17997',
      'x-ratelimit-reset-requests': '2m59.56s',
      'x-ratelimit-reset-tokens': '7.66s',
    },
    reasoningField: 'reasoning',
    dialect: {
      ...plain,
      withoutFields: ['obfuscation'],
      contentBesideCalls: 'absent',
      usage: 'groq',
      extras: {
        service_tier: 'on_demand',
        usage_breakdown: null,
        x_groq: { id: 'req_01kh52m3qqem4sw141xf026ehx', seed: 167346302 },
      },
    },
  },
  openrouter: {
    ...lenient,
    name: 'openrouter',
    reasoningField: 'reasoning',
    errors: 'openrouter',
    comments: true,
    headers: { 'x-generation-id': 'gen-1765226419-AGrwjunAftQIAgweibL8' },
    dialect: { ...plain, usage: 'openrouter', extras: { provider: 'Simulated' } },
  },
  xai: {
    ...lenient,
    name: 'xai',
    reasoningField: 'reasoning_content',
    errors: 'xai',
    check: checkXAI,
    failures: { auth: { status: 400 } },
    dialect: {
      ...plain,
      withoutChoiceFields: ['logprobs'],
      withoutMessageFields: ['annotations'],
      dropsNulls: true,
      usage: 'xai',
    },
  },
  together: {
    ...lenient,
    name: 'together',
    reasoningField: 'reasoning',
    check: (body) => checkTogether(body) ?? checkEffort(body),
    failures: {
      'context-length': { status: 403, message: 'The prompt and max_tokens are more than this model takes.' },
    },
    headers: { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '2' },
    dialect: {
      ...plain,
      withoutFields: [...plain.withoutFields, 'system_fingerprint'],
      logprobsAsLists: true,
      stop: 'eos',
      extras: { prompt: [] },
    },
  },
  mistral: {
    ...lenient,
    name: 'mistral',
    errors: 'mistral',
    reasoningField: 'reasoning_content',
    check: checkMistral,
    alwaysSendsUsage: true,
    failures: { auth: { body: { detail: 'Unauthorized' } } },
    headers: {
      'ratelimitbysize-limit': '500000',
      'ratelimitbysize-remaining': '499982',
      'ratelimitbysize-reset': '9',
    },
    dialect: {
      ...plain,
      withoutFields: [...plain.withoutFields, 'system_fingerprint'],
      contentBesideCalls: 'absent',
      usageWithFinish: true,
      reasoningInContent: true,
    },
  },
  vllm: {
    ...lenient,
    name: 'vllm',
    errors: 'numbered',
    reasoningField: 'reasoning',
    check: checkEffort,
    headers: { server: 'uvicorn' },
    dialect: { ...plain, extras: { prompt_logprobs: null, kv_transfer_params: null } },
  },
  lmstudio: {
    ...lenient,
    name: 'lmstudio',
    errors: 'text',
    reasoningField: 'reasoning_content',
    check: checkLMStudio,
    headers: { 'x-powered-by': 'Express' },
    dialect: { ...plain, extras: { stats: {} } },
  },
  huggingface: {
    ...lenient,
    name: 'huggingface',
    errors: 'text',
    reasoningField: 'reasoning',
    headers: { 'x-inference-provider': 'simulated' },
    dialect: plain,
  },
  litellm: {
    ...lenient,
    name: 'litellm',
    errors: 'litellm',
    reasoningField: 'reasoning_content',
    headers: { 'x-litellm-call-id': '6e0f8ac1', 'x-litellm-response-cost': '0.00042' },
    dialect: plain,
  },
  fireworks: {
    ...lenient,
    name: 'fireworks',
    reasoningField: 'reasoning_content',
    check: checkFireworks,
    alwaysSendsUsage: true,
    headers: { 'fireworks-prompt-tokens': '9', 'fireworks-server-time-to-first-token': '0.1' },
    dialect: { ...plain, usageWithFinish: true },
  },
  cerebras: {
    ...lenient,
    name: 'cerebras',
    errors: 'flat',
    refuses: ['presence_penalty', 'frequency_penalty'],
    reasoningField: 'reasoning',
    failures: { 'context-length': { body: '' } },
    headers: {
      'x-ratelimit-remaining-requests-day': '14399',
      'x-ratelimit-remaining-tokens-minute': '59000',
      'x-ratelimit-reset-requests-day': '33011.382867',
      'x-ratelimit-reset-tokens-minute': '11.382867',
    },
    dialect: {
      ...plain,
      usage: 'openai',
      extras: {
        time_info: {
          queue_time: 0.0431,
          prompt_time: 0.0032,
          completion_time: 0.0039,
          total_time: 0.0517,
          created: 0.5,
        },
      },
    },
  },
} as const satisfies Record<string, VendorProfile>;

/** The profile of that name, or undefined. */
export function findVendorProfile(name: string): VendorProfile | undefined {
  return Object.values<VendorProfile>(vendorProfiles).find((profile) => profile.name === name);
}
