import { placeError } from '../documents/place-error.js';
import { list } from '../shape/collections.js';
import { either, mapped } from '../shape/combine.js';
import { boolean, integer, number, oneOf, text } from '../shape/scalars.js';
import { about } from '../shape/shape.js';
import { table } from '../shape/table.js';

const budgetTable = table(
  {
    usd: about('The limit in US dollars. Either this or `tokens`.', number(0, 9e6)),
    tokens: about('The limit in tokens, input and output together.', integer(0)),
    over: about(
      'A run, a calendar day or month in UTC, or the last so many milliseconds.',
      either(oneOf('run', 'day', 'month'), number(1_000)),
    ),
    per: about(
      "Whose spending is summed up: this cascade's, that of everything on the database, or that of each user, project (tags of the run) or key. Default cascade.",
      oneOf('cascade', 'store', 'user', 'project', 'key'),
    ),
    warn_at_share: about('The share of the limit from which on there are warnings. Default 0.8.', number(0, 1)),
    when_exceeded: about(
      'Make no further call, or pass over this entry, since a cheaper one may fit. Default refuse.',
      oneOf('refuse', 'cheaper'),
    ),
    strict: about('Reserve the most that a call can cost. Default false.', boolean),
  },
  { required: ['over'] },
);

const budgetShape = mapped(budgetTable, (budget, place) => {
  if ((budget.usd === undefined) !== (budget.tokens === undefined)) return budget;
  throw placeError(place, 'must have either `usd` or `tokens`', 'Write for instance { usd: 10, over: month }.');
});

/** One budget or several. */
export const budgetsShape = either(
  list(budgetShape, 1, 20),
  mapped(budgetShape, (budget) => [budget]),
);

/** How much an entry may be asked. */
export const limitsShape = table({
  requests_per_minute: about('Calls in any 60 seconds, all processes together.', integer(1)),
  tokens_per_minute: about('Tokens in any 60 seconds.', integer(1)),
  concurrent: about('Calls at once.', integer(1)),
  per_key: about('The figures hold for each key. Default false.', boolean),
  pool: about('Entries that name the same pool share the figures.', text()),
  when_reached: about(
    'Wait in a queue, pass the entry over, or pass it over while another could serve. Default wait.',
    oneOf('wait', 'skip', 'fallback'),
  ),
  max_wait_ms: about('Longest wait. Default 120000.', number(0)),
  max_waiting: about('How many may wait in this process. Default 1000.', integer(0)),
});

const selections = {
  in_order: 'in-order',
  cheapest: 'cheapest',
  fastest: 'fastest',
  weighted: 'weighted',
  least_busy: 'least-busy',
  sticky: 'sticky',
} as const;

export const selectionShape = mapped(
  oneOf('in_order', 'cheapest', 'fastest', 'weighted', 'least_busy', 'sticky'),
  (name) => selections[name],
);

export const healthShape = either(
  mapped(boolean, (isOn) => (isOn ? {} : (false as const))),
  table({
    window_ms: about('How far back calls count. Default 60000.', number(1)),
    bad_share: about('Share of failed and slow calls that ejects an entry. Default 0.5.', number(0, 1)),
    min_calls: about('Fewer calls say nothing. Default 10.', integer(1, 100)),
    slow_ms: about('A first content that takes longer is slow. Default: none is.', number(1)),
    eject_ms: about('How long an entry is out. Default 30000.', number(1)),
    max_ejected_share: about('Largest share of a tier that is out. Default 0.5.', number(0, 1)),
  }),
);

export const hedgeShape = table(
  { after_ms: about('How long the first entry has to begin its answer.', number(0)) },
  { required: ['after_ms'] },
);

export const storeFailureShape = mapped(oneOf('refuse_spending', 'allow'), (word) =>
  word === 'allow' ? word : 'refuse-spending',
);
