import type { UsageStyle } from './usage-tally.js';

/** A request of an SDK, as its `request` takes it. */
export interface SdkRequest {
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly signal?: unknown;
}

/** Where models are called, and how their answers tell what they used. */
const styles: readonly (readonly [path: RegExp, style: UsageStyle])[] = [
  [/(?:^|\/)(?:chat\/)?completions$/, 'openai-chat'],
  [/(?:^|\/)embeddings$/, 'openai-chat'],
  [/(?:^|\/)responses(?:\/compact)?$/, 'openai-responses'],
  [/(?:^|\/)v1\/messages$/, 'anthropic'],
];

/** How a request that calls a model tells its usage; undefined for every other request. */
export function styleOf({ method, path = '' }: SdkRequest): UsageStyle | undefined {
  if (method?.toLowerCase() !== 'post') return undefined;
  const [plain = ''] = path.split('?', 1);
  return styles.find(([pattern]) => pattern.test(plain))?.[1];
}
