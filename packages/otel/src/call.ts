import type { AttemptRecord, AttemptStart } from '@cascade/core/spec';
import type { Attributes } from '@opentelemetry/api';
import { providerName } from './provider-name.js';
import { serverOf } from './server-of.js';

/** A call, as far as it is known when it begins. Of one that was never told of, nobody knows the origin. */
export type Call = Pick<AttemptRecord, 'index' | 'entry' | 'role' | 'tier' | 'provider' | 'modelId' | 'startedAtMs'> &
  Pick<AttemptStart, 'operation'> &
  Partial<Pick<AttemptStart, 'origin'>>;

/** What the conventions call the operation. */
export function operationName({ operation }: Pick<Call, 'operation'>): string {
  return operation === 'embed' ? 'embeddings' : 'chat';
}

/** What spans and metrics of a call have in common. All of it comes from the configuration, so there are few values. */
export function callAttributes(call: Call): Attributes {
  return {
    'gen_ai.operation.name': operationName(call),
    'gen_ai.provider.name': providerName(call.provider),
    'gen_ai.request.model': call.modelId,
    ...serverOf(call.origin),
  };
}

/** From the request to the first chunk; undefined for what is no stream. */
export function secondsToFirstChunk({ operation }: Call, { firstContentMs }: AttemptRecord): number | undefined {
  return operation === 'stream' && firstContentMs !== undefined ? firstContentMs / 1_000 : undefined;
}
