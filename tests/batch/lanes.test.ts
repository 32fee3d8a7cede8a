import { describe, expect, test } from "vitest";
import { inLanes } from "../../src/batch/lanes";

/** Work that ends when it is told to. */
function manual() {
  const open = new Map<number, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const started: number[] = [];
  const work = (item: number) =>
    new Promise<string>((resolve, reject) => {
      started.push(item);
      open.set(item, { resolve, reject });
    });
  return { open, started, work };
}

const free = { goOn: () => true, abandon: () => undefined };

describe("inLanes", () => {
  test("gives results in order of completion and begins no more than it has lanes for", async () => {
    const { open, started, work } = manual();
    const results = inLanes([1, 2, 3], 2, work, free);
    const first = results.next();
    expect(started).toEqual([1, 2]);
    open.get(2)!.resolve("two");
    expect(await first).toEqual({ done: false, value: "two" });
    // The result has been given, but not yet asked on: the lane waits.
    expect(started).toEqual([1, 2]);
    const second = results.next();
    await Promise.resolve();
    expect(started).toEqual([1, 2, 3]);
    open.get(3)!.resolve("three");
    expect((await second).value).toBe("three");
    open.get(1)!.resolve("one");
    expect((await results.next()).value).toBe("one");
    expect((await results.next()).done).toBe(true);
  });

  test("begins nothing more when it is told to stop, and gives what is at hand", async () => {
    let going = true;
    const seen: number[] = [];
    const work = async (item: number) => item;
    for await (const item of inLanes([1, 2, 3, 4, 5], 2, work, { ...free, goOn: () => going })) {
      seen.push(item);
      going = false;
    }
    expect(seen).toEqual([1, 2]);
  });

  test("an error abandons the other lanes and comes when they are at rest", async () => {
    const { open, started, work } = manual();
    const abandon = () => open.get(2)!.resolve("abandoned");
    const results = inLanes([1, 2, 3], 2, work, { ...free, abandon });
    const next = results.next();
    open.get(1)!.reject(new Error("disk full"));
    await expect(next).rejects.toThrow("disk full");
    expect(started).toEqual([1, 2]);
  });

  test("a loop that is left abandons the lanes and waits for them", async () => {
    const { open, work } = manual();
    let abandoned = false;
    const abandon = () => {
      abandoned = true;
      open.get(2)!.reject(new Error("killed"));
    };
    const results = inLanes([1, 2, 3], 2, work, { ...free, abandon });
    const next = results.next();
    open.get(1)!.resolve("one");
    await next;
    expect(await results.return(undefined)).toEqual({ done: true, value: undefined });
    expect(abandoned).toBe(true);
  });
});
