/** How work in lanes is stopped before its end. */
export interface LaneControl {
  /** Asked before each item; false ends the work without an error, after the items at hand. */
  readonly goOn: () => boolean;
  /** Called when nobody wants the rest any more: has to bring the items at hand to an end, whatever they give. */
  readonly abandon: () => void;
}

type Step<Result> = { readonly result: Result } | { readonly error: unknown } | null;

/**
 * Works on items in `count` lanes at once and gives the results as they come. Nothing piles up: a lane goes on to its
 * next item only when its last result has been taken.
 *
 *   items  7 6 5 4 ─┬─▶ lane 0: work(2) ─┐
 *                   └─▶ lane 1: work(3) ─┴─▶ results, in order of completion
 *
 * An error in one lane, and a loop that is left early, abandon the others; when this ends, no lane is at work any more.
 */
export async function* inLanes<Item, Result>(
  items: Iterable<Item>,
  count: number,
  work: (item: Item, lane: number) => Promise<Result>,
  { goOn, abandon }: LaneControl,
): AsyncGenerator<Result> {
  const source = items[Symbol.iterator]();
  const step = async (lane: number): Promise<Step<Result>> => {
    if (!goOn()) return null;
    const next = source.next();
    if (next.done) return null;
    try {
      return { result: await work(next.value, lane) };
    } catch (error) {
      return { error };
    }
  };

  const pending = new Map<number, Promise<Step<Result>>>();
  const start = (lane: number) => pending.set(lane, step(lane));
  try {
    for (let lane = 0; lane < count; lane++) start(lane);
    while (pending.size > 0) {
      const first = [...pending].map(async ([lane, promise]) => ({ lane, step: await promise }));
      const { lane, step } = await Promise.race(first);
      pending.delete(lane);
      if (step === null) continue;
      if ("error" in step) throw step.error;
      yield step.result;
      start(lane);
    }
  } finally {
    if (pending.size > 0) {
      abandon();
      await Promise.all(pending.values());
    }
  }
}
