/** The quirks of one service that speaks OpenAI's chat protocol. Selected by the path prefix `/p/<name>/`. */
export interface VendorProfile {
  readonly name: string;
  /** Whether parameters that OpenAI does not know are refused. */
  readonly strictParameters: boolean;
  /** Parameters that are refused with 400. */
  readonly refuses: readonly string[];
  /** The field in which reasoning is shown; none on OpenAI itself. */
  readonly reasoningField?: 'reasoning_content' | 'reasoning';
  /** `completion_tokens` leaves the reasoning out (xAI). */
  readonly usageExcludesReasoning?: boolean;
  /** How an error object looks. */
  readonly errors: 'openai' | 'openrouter' | 'xai';
}

const lenient = { strictParameters: false, refuses: [], errors: 'openai' } as const;

/** Every vendor profile by name. `compatible` is any OpenAI-compatible server without quirks. */
export const vendorProfiles = {
  openai: { name: 'openai', strictParameters: true, refuses: [], errors: 'openai' },
  compatible: { ...lenient, name: 'compatible', reasoningField: 'reasoning_content' },
  deepseek: { ...lenient, name: 'deepseek', reasoningField: 'reasoning_content' },
  groq: {
    ...lenient,
    name: 'groq',
    refuses: ['logprobs', 'logit_bias', 'top_logprobs'],
    reasoningField: 'reasoning',
  },
  openrouter: { ...lenient, name: 'openrouter', reasoningField: 'reasoning', errors: 'openrouter' },
  xai: {
    ...lenient,
    name: 'xai',
    reasoningField: 'reasoning_content',
    usageExcludesReasoning: true,
    errors: 'xai',
  },
} as const satisfies Record<string, VendorProfile>;

/** The profile of that name, or undefined. */
export function findVendorProfile(name: string): VendorProfile | undefined {
  return Object.values<VendorProfile>(vendorProfiles).find((profile) => profile.name === name);
}
