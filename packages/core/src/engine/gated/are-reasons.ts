import type { Reason } from '../../spec/gate.js';

/** Whether a gate's reasons can be shown and kept. */
export function areReasons(reasons: unknown): reasons is readonly Reason[] {
  return Array.isArray(reasons) && reasons.every(isReason);
}

export function isReason(reason: unknown): reason is Reason {
  if (typeof reason !== 'object' || reason === null || !('check' in reason) || !('text' in reason)) return false;
  return typeof reason.check === 'string' && typeof reason.text === 'string';
}
