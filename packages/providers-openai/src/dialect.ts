import type { Failure } from '@cascade/core/spec';

/** A request body by its wire names, and what was left out of it. */
export interface Draft {
  readonly body: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

/** How a vendor's requests and refusals differ from those of a plain compatible server. */
export interface Dialect {
  /** Default `max_tokens`. */
  readonly maxTokensField?: 'max_completion_tokens';
  /** Usage comes with every stream: it is not asked for. */
  readonly alwaysSendsUsage?: boolean;
  /** Default: unknown. */
  readonly logprobs?: boolean;
  /** Says a request that is written in OpenAI's words in the vendor's. The caller's own parameters come after it. */
  readonly speak?: (draft: Draft, modelId: string) => Draft;
  /** A refusal that means "too long" although its body does not say so. */
  readonly isOverflow?: (failure: Failure) => boolean;
  /** What the headers of a whole answer say it cost, in US dollars. */
  readonly costUsd?: (headers: Pick<Headers, 'get'>) => number | undefined;
}

/** The draft without these fields; one warning for those that were there. */
export function leaveOut({ body, warnings }: Draft, fields: readonly string[], why: string): Draft {
  const found = fields.filter((field) => body[field] !== undefined);
  if (found.length === 0) return { body, warnings };
  const kept = Object.fromEntries(Object.entries(body).filter(([field]) => !found.includes(field)));
  return { body: kept, warnings: [...warnings, `${why}: ${found.join(' and ')} left out`] };
}

/** The draft with one field in the vendor's form: `convert` says what stands in its place. */
export function rewrite({ body, warnings }: Draft, field: string, convert: (value: unknown) => object): Draft {
  const { [field]: value, ...rest } = body;
  return value === undefined ? { body, warnings } : { body: { ...rest, ...convert(value) }, warnings };
}
