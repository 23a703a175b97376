export type { PooledFetch, PooledFetchOptions } from './pooled-fetch-options.js';
export { createPooledFetch, pooledFetch } from './portable/create-pooled-fetch.js';
export { RedirectRefusedError } from './redirect-refused-error.js';
export { ResponseTooLargeError } from './response-too-large-error.js';
