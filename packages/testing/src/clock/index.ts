/** A clock for tests. @module */

export { cpuMs } from './cpu-ms.js';
export { type ManualClock, manualClock } from './manual-clock.js';
