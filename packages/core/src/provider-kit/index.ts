/** What adapters and stores share. @module */
export { CascadeError, type CascadeErrorCode } from '../errors/cascade-error.js';
export { ConfigurationError } from '../errors/configuration-error.js';
export { MissingKeyError } from '../errors/missing-key-error.js';
export { ProviderError } from '../errors/provider-error.js';
export { StoreError, type StoreErrorReason } from '../errors/store-error.js';
export {
  applyReport,
  type CooldownRecord,
  closedCooldown,
  cooldownKey,
  leaseProbe,
  matchesScope,
  publicCooldown,
  restLeftMs,
} from '../policy/cooldown.js';
export { type LedgerSlice, ledgerRetryAtMs, ledgerSlice, type SliceAmount } from '../policy/ledger-window.js';
export { callHook } from '../util/call-hook.js';
export {
  type Check,
  checkOptions,
  isAnything,
  isBoolean,
  isFunction,
  isInteger,
  isNumber,
  isOneOf,
  isText,
} from '../util/check-options.js';
export { keyId } from '../util/key-id.js';
export { nearest } from '../util/nearest.js';
export { asProviderError } from './as-provider-error.js';
export { fromBase64, toBase64 } from './base64.js';
export { bodyChunks } from './body-chunks.js';
export { checkProvider } from './check-provider.js';
export { classifyError } from './classify-error.js';
export { clientPool } from './client-pool.js';
export { count, sum } from './count.js';
export { type Defined, defined } from './defined.js';
export { EventDecoder } from './event-decoder.js';
export { type EventSource, eventParts } from './event-parts.js';
export { failureScope } from './failure-scope.js';
export { findKeys, type KeySettings } from './find-keys.js';
export { asksForStream, type GuardOptions, guardFetch } from './guard-fetch.js';
export { type HttpErrorFacts, httpFailure } from './http-failure.js';
export { ignoredHeaders } from './ignored-headers.js';
export { invalidResponse } from './invalid-response.js';
export { loadSdk } from './load-sdk.js';
export { partsOf, systemText } from './messages.js';
export { networkFailure } from './network-failure.js';
export { once } from './once.js';
export { parseDurationMs } from './parse-duration-ms.js';
export { parseJson } from './parse-json.js';
export { parseToolInput } from './parse-tool-input.js';
export { readRateLimits, reportRateLimits } from './rate-limits.js';
export { type ErrorBody, readErrorBody } from './read-error-body.js';
export { readJson } from './read-json.js';
export { readLines } from './read-lines.js';
export { readModelIds } from './read-model-ids.js';
export { type RetryHints, retryAfterMs } from './retry-after-ms.js';
export { secretHeaders } from './secret-headers.js';
export { type Post, type RequestBuilder, sendBuilt } from './send-built.js';
export { type JsonCall, sendJson } from './send-json.js';
export { streamWhole } from './stream-whole.js';
export { vendorData } from './vendor-data.js';
export { withoutSecret } from './without-secret.js';
