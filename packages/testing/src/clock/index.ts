/** A clock for tests. @module */
export { type ManualClock, manualClock } from './manual-clock.js';
