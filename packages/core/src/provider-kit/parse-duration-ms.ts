const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds of a duration as vendors write it: `8.64s`, `6ms`, `1m12s`, `2m59.56s`, `1h0m0s`, or a bare number of
 * seconds. Undefined for anything else, for negative values and for texts longer than 40 characters.
 */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 40) return undefined;
  const bare = Number(trimmed);
  if (Number.isFinite(bare)) return bare >= 0 ? Math.ceil(bare * 1_000) : undefined;
  let total = 0;
  let end = 0;
  for (const match of trimmed.matchAll(/(\d{1,12}(?:\.\d{1,12})?)(ms|s|m|h|d)/g)) {
    if (match.index !== end) return undefined;
    total += Number(match[1]) * (unitMs[match[2] ?? ''] ?? Number.NaN);
    end += match[0].length;
  }
  return end === trimmed.length ? Math.ceil(total) : undefined;
}
