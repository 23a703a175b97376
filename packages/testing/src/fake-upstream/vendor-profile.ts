import type { Json } from './json.js';

/** How the answers of a server differ from OpenAI's. */
export interface VendorDialect {
  /** Fields of the completion or chunk that are not sent. */
  readonly withoutFields: readonly string[];
  /** Fields of a choice that are not sent. */
  readonly withoutChoiceFields: readonly string[];
  /** Fields of a message or delta that are not sent. */
  readonly withoutMessageFields: readonly string[];
  /** What stands for content in a message that has tool calls only. */
  readonly contentBesideCalls: 'null' | 'empty' | 'absent';
  /** Fields that are null are not sent in chunks. */
  readonly dropsNulls: boolean;
  /** The usage of a stream comes with the finish reason, not in a chunk of its own. */
  readonly usageWithFinish: boolean;
  /** How tokens are counted. */
  readonly usage: 'openai' | 'plain' | 'groq' | 'deepseek' | 'xai';
  /** More fields of a completion, and of the last chunk. */
  readonly extras: Json;
}

/** The quirks of one service that speaks OpenAI's chat protocol. Selected by the path prefix `/p/<name>/`. */
export interface VendorProfile {
  readonly name: string;
  /** Whether parameters that OpenAI does not know are refused. */
  readonly strictParameters: boolean;
  /** Parameters that are refused with 400. */
  readonly refuses: readonly string[];
  /** Parameters that are taken and have no effect. */
  readonly ignores?: readonly string[];
  /** The field in which reasoning is shown; none on OpenAI itself. */
  readonly reasoningField?: 'reasoning_content' | 'reasoning';
  /** How an error object looks. */
  readonly errors: 'openai' | 'openrouter' | 'xai' | 'groq';
  /** How answers differ; not at all when absent. */
  readonly dialect?: VendorDialect;
}

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
    dialect: { ...plain, usage: 'deepseek', usageWithFinish: true },
  },
  groq: {
    ...lenient,
    name: 'groq',
    errors: 'groq',
    refuses: ['logprobs', 'logit_bias', 'top_logprobs'],
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
    dialect: { ...plain, usage: 'openai', extras: { provider: 'Simulated' } },
  },
  xai: {
    ...lenient,
    name: 'xai',
    reasoningField: 'reasoning_content',
    errors: 'xai',
    dialect: {
      ...plain,
      withoutChoiceFields: ['logprobs'],
      withoutMessageFields: ['annotations'],
      dropsNulls: true,
      usage: 'xai',
    },
  },
} as const satisfies Record<string, VendorProfile>;

/** The profile of that name, or undefined. */
export function findVendorProfile(name: string): VendorProfile | undefined {
  return Object.values<VendorProfile>(vendorProfiles).find((profile) => profile.name === name);
}
