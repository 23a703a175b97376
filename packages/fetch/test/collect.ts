/** All items of an async iterable: `Array.fromAsync`, which Node 20 lacks. */
export async function collect<Item>(items: AsyncIterable<Item> | readonly Item[]): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
