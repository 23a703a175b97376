import { invalidResponse } from './invalid-response.js';

/** Most models that are read of a list. */
const mostModels = 10_000;

/**
 * The ids in a list of models: `{data: [{id}]}`, `{models: [{name}]}`, or a bare array of either.
 *
 * @throws ProviderError when it is none
 */
export function readModelIds(provider: string, body: unknown): readonly string[] {
  const { data, models } = Object(body);
  const list: unknown = [body, data, models].find((candidate) => Array.isArray(candidate));
  if (!Array.isArray(list))
    throw invalidResponse(provider, 'what came is not a list of models: is the base URL right?');
  return list.slice(0, mostModels).flatMap((item: unknown) => {
    const { id, name } = Object(item);
    return [id, name].find((value): value is string => typeof value === 'string' && value !== '') ?? [];
  });
}
