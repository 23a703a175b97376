import { list, named } from '../shape/collections.js';
import { either, placed } from '../shape/combine.js';
import { boolean, integer, number, oneOf, text } from '../shape/scalars.js';
import { about, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';

const share = number(0, 1);

const thresholdShape = either(
  share,
  oneOf('forCascade', 'forProduction', 'forDevelopment', 'strict'),
  table({
    trivial: about('Default 0.60.', share),
    simple: about('Default 0.70.', share),
    moderate: about('Default 0.75.', share),
    hard: about('Default 0.80.', share),
    expert: about('Default 0.85.', share),
  }),
);

const opinionShape = table({
  when: about(
    'Whether another cheap model is asked: beside the draft, after it has passed the hard checks, never, or as it pays. Default auto.',
    oneOf('auto', 'alongside', 'after', 'never'),
  ),
  max_price_share: about('Dearest opinion, as a share of the price of the dear model. Default 0.1.', share),
  grace_ms: about('Longest wait for an opinion after the draft is whole. Default 1000.', number(0)),
  samples: about('Ask the drafting model itself so often again, and compare. Default 0.', integer(0, 10)),
  self_check: about('Ask the drafting model whether its answer is right, where log-probabilities exist.', boolean),
  embedding: about('Key of an embedding model among `opinions`, to compare free texts with.', text()),
});

const checksShape = table({
  skip: about(
    'Hard checks to leave out.',
    list(
      oneOf(
        ...(['empty', 'cut', 'refusal', 'error-text', 'echo', 'off-topic', 'noise'] as const),
        ...(['schema', 'tool', 'code', 'format', 'length', 'language'] as const),
      ),
      0,
      20,
    ),
  ),
  min_words: about('Shorter drafts are rejected.', integer(0)),
  max_words: about('Longer drafts are rejected.', integer(1)),
  language: about('Language that answers must be written in, such as en or de.', text()),
  code: about('Whether code in drafts must parse. Default true.', boolean),
});

const domainShape = table({
  threshold: about('Instead of the general one.', thresholdShape),
  start_tier: about('Prompts of this domain begin with this tier, counted from 0.', integer(0, 19)),
});

const ownCheckShape = table(
  {
    command: about('Program and arguments; no shell.', list(text(), 1, 50)),
    timeout_ms: about('Longer runs are no evidence. Default 10000.', integer(1, 3_600_000)),
  },
  { required: ['command'] },
);

/** How drafts are judged. */
export const gateShape = table({
  threshold: about(
    'What a score must reach: a preset, a number, or numbers by complexity. Default forCascade.',
    thresholdShape,
  ),
  domains: about(
    'By domain: CODE, MATH, DATA, MEDICAL, LEGAL, FINANCE, CREATIVE, TRANSLATION, SUMMARIZATION, GENERAL.',
    named(domainShape),
  ),
  opinion: about('Second opinions.', opinionShape),
  checks: about('Hard checks.', checksShape),
  own_checks: about(
    'Checks of your own: commands that get a draft as JSON and print {"veto"?, "score"?, "reason"?}, or nothing.',
    list(placed(ownCheckShape), 1, 20),
  ),
  logprobs: about('Ask drafting models for log-probabilities, where they give them. Default true.', boolean),
  route: about('Send prompts straight to the dear model when a draft does not pay. Default true.', boolean),
  shadow: about(
    'Ask the dear model about some accepted drafts, after the answer has gone out.',
    table({
      share: about('Share of the accepted drafts. Default 0.', share),
      max_usd_per_day: about('No more once this is spent. Default 1.', number(0)),
    }),
  ),
  calibration: about('A file that `cascade calibrate --out` has written.', placed(text())),
  weights: about('A file of weights of your own for the scorer.', placed(text())),
});

/** What a file may say about the gate. */
export type GateSettings = ValueOf<typeof gateShape>;
