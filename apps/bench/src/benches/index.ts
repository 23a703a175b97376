import type { Bench } from '../bench-options.js';
import { agent } from './agent.js';
import { contention } from './contention.js';
import { fetchBench } from './fetch.js';
import { importBench } from './import.js';
import { ledger } from './ledger.js';
import { overhead } from './overhead.js';
import { quality } from './quality.js';
import { scale } from './scale.js';

/** By the names that the command takes, in the order in which they run. */
export const benches: Readonly<Record<string, Bench>> = {
  overhead,
  fetch: fetchBench,
  import: importBench,
  scale,
  contention,
  ledger,
  agent,
  quality,
};
