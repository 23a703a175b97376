import { list, textTable } from '../shape/collections.js';
import { either, mapped, placed } from '../shape/combine.js';
import { integer, number, oneOf } from '../shape/scalars.js';
import { about, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';
import { entryShape } from './entry-shape.js';
import { gateShape } from './gate-shape.js';
import { budgetsShape, healthShape, hedgeShape, selectionShape, storeFailureShape } from './governance-shapes.js';
import { cooldownShape, retryShape, timeoutsShape } from './limit-shapes.js';

const tierShape = either(
  list(entryShape),
  mapped(entryShape, (entry) => [entry]),
);

/** A cascade in a file. */
export const cascadeShape = placed(
  table({
    entries: about(
      'A failover cascade: models of one quality class, in order. Either this or `tiers`.',
      list(entryShape),
    ),
    tiers: about('From cheap to dear, each an entry or a list of entries.', list(tierShape, 1, 20)),
    gate: about(
      'How drafts of all tiers but the last are judged. With several tiers there is one by default.',
      gateShape,
    ),
    opinions: about(
      'Cheap models that may be asked for a second opinion, and embedding models.',
      list(entryShape, 1, 20),
    ),
    streaming: about(
      'Whether drafts are held back until they are judged, or shown at once and taken back. Default held.',
      oneOf('held', 'optimistic'),
    ),
    retry: about('Retries of all entries.', retryShape),
    timeouts: about('Time limits.', timeoutsShape),
    cooldown: about('Cooldown of all entries.', cooldownShape),
    require: about('Tags that an entry must have, such as { region: eu }: no other is used for anything.', textTable),
    budget: about('Limits on what is spent: one, or a list.', budgetsShape),
    unknown_price: about(
      'What a money budget does with an entry whose price is not known. Default skip.',
      oneOf('skip', 'allow'),
    ),
    on_store_failure: about(
      'When the database cannot be reached, and a budget applies. Default refuse_spending.',
      storeFailureShape,
    ),
    selection: about('In which order the entries of a tier are asked. Default in_order.', selectionShape),
    health: about('Passes over entries that mostly fail or are slow. Default: on.', healthShape),
    hedge: about('Asks a second entry of the tier when the first takes long. Default: off.', hedgeShape),
    max_attempts: about('Most attempts of one run. Default 12.', integer(1, 1_000)),
    when_all_cooling: about(
      'When every entry rests: try the one due soonest, fail, or wait so long for one. Default try.',
      either(oneOf('try', 'fail'), table({ wait_ms: about('Milliseconds.', number(0)) }, { required: ['wait_ms'] })),
    ),
    on_interrupted: about('When a stream breaks after its first content. Default fail.', oneOf('fail', 'restart')),
    on_content_filter: about('When a content filter refuses: ask the next entry? Default next.', oneOf('next', 'fail')),
    on_abstain: about('When the gate has no opinion. Default escalate.', oneOf('escalate', 'accept')),
    on_exhausted: about('When no tier satisfied the gate. Default degrade.', oneOf('degrade', 'fail')),
  }),
);

/** What a file may say about a cascade. */
export type CascadeSettings = ValueOf<typeof cascadeShape>['value'];
