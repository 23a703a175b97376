/** CPU time that this process has used, in milliseconds: what tests of speed measure, so that a busy machine fails none. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
