/** A token count from the wire: a finite number of 0 or more, else undefined. Unknown is never 0. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The sum of counts of which at least the first is known; unknown further ones count as absent. */
export function sum(first: number | undefined, ...more: readonly (number | undefined)[]): number | undefined {
  return first === undefined ? undefined : more.reduce<number>((total, value) => total + (value ?? 0), first);
}
