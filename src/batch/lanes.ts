/**
 * Works on items in `count` lanes at once and gives the results as they come. Nothing piles up: a lane goes on to its
 * next item only when its last result has been taken.
 *
 *   items  7 6 5 4 ─┬─▶ lane 0: work(2) ─┐
 *                   └─▶ lane 1: work(3) ─┴─▶ results, in order of completion
 *
 * The first error ends it: no lane begins anything more, and the error is thrown when the other lanes have come to rest.
 *
 * @param goOn asked before each item; false ends the work without an error
 */
export async function* inLanes<Item, Result>(
  items: Iterable<Item>,
  count: number,
  work: (item: Item, lane: number) => Promise<Result>,
  goOn: () => boolean,
): AsyncGenerator<Result> {
  const source = items[Symbol.iterator]();
  let stopped = false;
  const step = async (
    lane: number,
  ): Promise<{ lane: number; result: Result } | { lane: number; end: unknown } | null> => {
    if (stopped || !goOn()) return null;
    const next = source.next();
    if (next.done) return null;
    try {
      return { lane, result: await work(next.value, lane) };
    } catch (error) {
      stopped = true;
      return { lane, end: error };
    }
  };

  const pending = new Map<number, ReturnType<typeof step>>();
  for (let lane = 0; lane < count; lane++) pending.set(lane, step(lane));
  let failure: { error: unknown } | null = null;
  while (pending.size > 0) {
    const [lane, outcome] = await Promise.race(
      [...pending].map(async ([lane, promise]) => [lane, await promise] as const),
    );
    pending.delete(lane);
    if (outcome === null) continue;
    if ("end" in outcome) failure ??= { error: outcome.end };
    else {
      yield outcome.result;
      pending.set(lane, step(lane));
    }
  }
  if (failure) throw failure.error;
}
