/**
 * What ends a call: its own signal, or any of those around it.
 *
 * @param around - of its scope, and of the tool that it is made in
 */
export function endOf(
  own: AbortSignal | undefined,
  ...around: readonly (AbortSignal | undefined)[]
): AbortSignal | undefined {
  const others = around.filter((signal) => signal !== undefined);
  // One of its own, for what is around it may have many calls.
  return others.length === 0 ? own : AbortSignal.any([...(own ? [own] : []), ...others]);
}
