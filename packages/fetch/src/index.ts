export { createPooledFetch, pooledFetch } from './node/create-pooled-fetch.js';
export type { PooledFetch, PooledFetchOptions } from './pooled-fetch-options.js';
export { RedirectRefusedError } from './redirect-refused-error.js';
export { ResponseTooLargeError } from './response-too-large-error.js';
