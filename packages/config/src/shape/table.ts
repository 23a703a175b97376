import { nearest } from '@cascade/core/provider-kit';
import { below, type Place } from '../documents/config-document.js';
import { placeError } from '../documents/place-error.js';
import { kindOf, refuse, type Shape, type ValueOf } from './shape.js';

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** `max_output_tokens` is `maxOutputTokens` in TypeScript. */
export type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type TableOf<F extends Fields, Required extends string> = {
  readonly [K in keyof F & string as K extends Required ? CamelCase<K> : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F & string as K extends Required ? never : CamelCase<K>]?: ValueOf<F[K]>;
};

interface TableRules<Required extends string> {
  readonly required?: readonly Required[];
  /** Help with names that people try, instead of the nearest one. */
  readonly hints?: Readonly<Record<string, string>>;
  /** What to do where a required setting is missing, by what is there. Default: add it. */
  readonly adviceWhenMissing?: (name: Required, settings: Readonly<Record<string, unknown>>) => string | undefined;
}

/** A table with these settings and no others; all may be absent unless required. */
export function table<F extends Fields, const Required extends keyof F & string = never>(
  fields: F,
  { required = [], hints = {}, adviceWhenMissing }: TableRules<Required> = {},
): Shape<TableOf<F, Required>> {
  const shape: Shape<TableOf<F, Required>> = {
    kinds: ['table'],
    expected: 'a table of settings',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])),
      ...(required.length > 0 && { required }),
    },
    read(value, place) {
      if (kindOf(value) !== 'table') refuse(shape, value, place);
      const entries = Object.entries(Object(value)).map(([name, item]) => {
        const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
        if (field === undefined) throw unknownName(name, Object.keys(fields), hints, place);
        return [camelCase(name), field.read(item, below(place, name))];
      });
      const missing = required.find((name) => !Object.hasOwn(Object(value), name));
      if (missing !== undefined) {
        throw placeError(place, `needs \`${missing}\``, adviceWhenMissing?.(missing, Object(value)) ?? 'Add it.');
      }
      return Object.fromEntries(entries);
    },
  };
  return shape;
}

function unknownName(name: string, known: readonly string[], hints: Readonly<Record<string, string>>, place: Place) {
  const hint = Object.hasOwn(hints, name) ? hints[name] : undefined;
  const guess = nearest(name, known);
  const fix = hint ?? (guess === undefined ? `Known are ${known.join(', ')}.` : `Did you mean \`${guess}\`?`);
  return placeError(below(place, name), 'is not a setting', fix);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
