import type { Json } from '@cascade/core/spec';
import type { NumberReading } from './number-reading.js';

/** Where a final answer was found; the order is that of trust. */
export type AnswerSource = 'field' | 'marker' | 'cue' | 'hint' | 'whole' | 'guess';

interface Read {
  readonly source: AnswerSource;
  /** How sure the reading is, 0 to 1: of the reading, not of the answer. */
  readonly certainty: number;
}

/** The final answer that stands in a text, in a form that can be compared. */
export type Answer = Read &
  (
    | { readonly kind: 'number'; readonly value: number; readonly readings: readonly NumberReading[] }
    /** The label of the option as a Latin letter: the first option is `A`, whatever the prompt calls it. */
    | { readonly kind: 'choice'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'json'; readonly value: Json }
    /** A literal of Python or JSON, or a formula, in canonical spelling. */
    | { readonly kind: 'literal'; readonly value: string }
    /** A name, a date, a phrase: as it was written. */
    | { readonly kind: 'short'; readonly value: string }
    /** Nothing in it is *the* answer. */
    | { readonly kind: 'text'; readonly value: string }
  );
