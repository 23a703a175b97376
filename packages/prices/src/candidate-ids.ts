/** Longer names are nobody's model; nothing is done with them. */
const longestId = 200;

/** A path in front of the name: `models/x`, `publishers/google/models/x`, `accounts/fireworks/models/x`. */
const resourcePath = /^(?:[a-z-]+\/){0,4}(?:models|routers)\//;

/**
 * Endings that name a day or revision of the same model: `-20251001`, `@20251001`, `-2024-07-18`, `-05-06`, `-09-2025`,
 * `-001`, and Google's `-preview` before it. Mistral's `-2603` is a model of its own and stays.
 */
const revisions = [/[-@]\d{8}$/, /-\d{4}-\d{2}-\d{2}$/, /-\d{2}-\d{2}(?:\d{2})?$/, /-\d{3}$/, /-preview$/];

/** The names under which a table may hold a model, the most exact first, in lower case. */
export function candidateIds(vendor: string, modelId: string): string[] {
  if (modelId.length > longestId) return [];
  const given = modelId.trim().toLowerCase();
  const bare = given.replace(resourcePath, '');
  const own = bare.startsWith(`${vendor}/`) ? bare.slice(vendor.length + 1) : bare;
  const candidates = [given, bare, own];
  let shortened = own;
  for (const revision of revisions) {
    shortened = shortened.replace(revision, '');
    candidates.push(shortened);
  }
  return [...new Set(candidates)];
}
