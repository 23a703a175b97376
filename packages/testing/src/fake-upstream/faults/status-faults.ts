import type { FaultBehaviour } from '../fault.js';
import { billingFaults } from './billing-faults.js';
import { outageFaults } from './outage-faults.js';
import { rateLimitFaults } from './rate-limit-faults.js';
import { refusalFaults } from './refusal-faults.js';

/** Faults that answer with a status other than 200. */
export const statusFaults: readonly FaultBehaviour[] = [
  ...rateLimitFaults,
  ...billingFaults,
  ...refusalFaults,
  ...outageFaults,
];
