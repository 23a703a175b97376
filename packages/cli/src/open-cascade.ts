import type { Config } from '@cascade/config';
import { type Cascade, type CascadeOptions, createCascade, observe } from '@cascade/core';
import { type CascadeChoice, chooseCascade } from './choose-cascade.js';
import type { Io } from './io.js';
import { logEvent } from './log/log-event.js';
import { logRequests } from './log/log-requests.js';
import { openLog } from './log/log-writer.js';

/**
 * The cascade that is meant, with this store; what it does is written down where `CASCADE_LOG` asks for it.
 *
 * @param change - what its options become before it is made
 */
export async function openCascade(
  io: Io,
  config: Config,
  choice: CascadeChoice,
  store: NonNullable<CascadeOptions['store']>,
  change = (options: CascadeOptions): CascadeOptions => options,
): Promise<Cascade> {
  const log = openLog(io, config);
  const fetch = log?.level === 'trace' ? logRequests(log, io.now) : undefined;
  const cascade = createCascade(change({ ...(await chooseCascade(config, choice, fetch && { fetch })), store }));
  return log === undefined ? cascade : observe(cascade, (event) => logEvent(log, event));
}
