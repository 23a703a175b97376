import type { Finding } from './finding.js';

/** The least Node that is supported, as in package.json. */
const leastNode = [20, 19] as const;

/** @param version - such as `22.11.0` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  const finding = { check: 'node', text: `Node ${version}` } as const;
  if (isEnough) return { ...finding, status: 'ok' };
  return { ...finding, status: 'failed', fix: `Install Node ${leastNode.join('.')} or later.` };
}

/** Cooldowns, budgets and prices go by the clock, and processes on several machines share them. */
const toleratedMs = 5_000;
/** Certificates are refused then. */
const hopelessMs = 24 * 3_600_000;

/** @param aheadMs - how far the clock of this machine is ahead of the providers' */
export function checkClock(aheadMs: number | undefined): readonly Finding[] {
  if (aheadMs === undefined) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const finding = { check: 'clock' } as const;
  if (Math.abs(aheadMs) < toleratedMs) {
    return [{ ...finding, status: 'ok', text: `within ${Math.max(1, seconds)} s of the providers' clocks` }];
  }
  const text = `this machine's clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the providers'`;
  const fix = 'Set it by the network, on Linux: timedatectl set-ntp true';
  return [{ ...finding, status: Math.abs(aheadMs) > hopelessMs ? 'failed' : 'warning', text, fix }];
}
