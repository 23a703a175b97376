import { list } from '../shape/collections.js';
import { integer, number } from '../shape/scalars.js';
import { about } from '../shape/shape.js';
import { table } from '../shape/table.js';

const milliseconds = number(0);

const callTimeouts = {
  first_content_ms: about(
    'From the start of a streamed attempt to its first content. Default 120000; 0: none.',
    milliseconds,
  ),
  idle_ms: about('Between two signs of life of a stream. Default 60000; 0: none.', milliseconds),
  attempt_ms: about('One attempt. Default 600000; 0: none.', milliseconds),
};

/** Of an entry or a provider. */
export const callTimeoutsShape = table(callTimeouts);

/** Of a cascade. */
export const timeoutsShape = table({
  ...callTimeouts,
  run_ms: about('The whole run. Default: none.', milliseconds),
  gate_ms: about('The gate, each time it plans or judges. Default 30000; 0: none.', milliseconds),
});

export const retryShape = table({
  delays_ms: about(
    'Waits before the first, second, ... retry. Default [1000, 2000, 4000, 8000, 16000]; []: no retries.',
    list(milliseconds, 0, 20),
  ),
  jitter: about('Each delay is multiplied by 1 plus or minus up to this. Default 0.1.', number(0, 1)),
  patience_ms: about('Longest wait while another entry could serve. Default 2000.', milliseconds),
  max_wait_ms: about('Longest wait when no other entry could serve. Default 60000.', milliseconds),
  change: about(
    'What a retry asks for at most.',
    table({
      temperature: about('Default: as in the first attempt.', number(0, 2)),
      max_output_tokens: about('Default: as in the first attempt.', integer(1)),
    }),
  ),
});

export const cooldownShape = table({
  base_ms: about('First cooldown; doubles with every outage in a row. Default 30000.', number(1)),
  max_ms: about('Longest cooldown. Default 3600000.', number(1)),
  after_failures: about(
    'Failed visits in a row that open the circuit. Default 3; 1 for a cascade in TOML that has `entries`.',
    integer(1),
  ),
  window_ms: about('The failures must come within this time. Default 60000.', number(1)),
});
