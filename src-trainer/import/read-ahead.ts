/**
 * What `read` makes of each item, in their order, with up to `depth` of them on their way at once: the disk works
 * while what has been read is used. Where one fails, those after it are not waited for.
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  depth: number,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [item: Item, result: Result]> {
  const pending: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  let next = 0;
  for (;;) {
    while (pending.length < depth && next < items.length) {
      const item = items[next++];
      if (item === undefined) continue;
      const result = read(item);
      // It is looked at when its turn comes, which may be after it failed.
      result.catch(() => undefined);
      pending.push({ item, result });
    }
    const first = pending.shift();
    if (first === undefined) return;
    yield [first.item, await first.result];
  }
}
