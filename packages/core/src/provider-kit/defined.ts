/** `T` with its possibly undefined properties made optional instead. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without its undefined values: what optional properties under `exactOptionalPropertyTypes` need. */
export function defined<T extends object>(value: T): Defined<T> {
  const kept: { [K in keyof T]?: unknown } = {};
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
  // Leaving out the undefined ones is what makes the type true.
  return kept as Defined<T>;
}
