import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockDirectory } from "../../src/batch/lock";
import { bundled, scratch } from "./scratch";

const holder = (pid: number, began: string | null, host = hostname()) => `${JSON.stringify({ pid, host, began })}\n`;
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

describe("lockDirectory", () => {
  test("holds until it is released", () => {
    const directory = join(scratch(), "state");
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(expect.objectContaining({ code: "locked" }));
    release();
    expect(readdirSync(directory)).toEqual([]);
    lockDirectory(directory)();
  });

  test("takes over from a dead process, once", () => {
    const directory = scratch({ "lock.0": holder(deadPid(), "1") });
    const release = lockDirectory(directory);
    expect(readdirSync(directory).sort()).toEqual(["lock.0", "lock.1"]);
    expect(() => lockDirectory(directory)).toThrow(expect.objectContaining({ code: "locked" }));
    release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test.runIf(process.platform === "linux")("a later process with the same number is another", () => {
    const directory = scratch({ "lock.0": holder(process.pid, "12345") });
    lockDirectory(directory)();
    lockDirectory(directory)();
    const release = lockDirectory(directory);
    expect(JSON.parse(readFileSync(join(directory, "lock.0"), "utf8"))).toMatchObject({ pid: process.pid });
    release();
  });

  test("does not judge a process of another machine", () => {
    const directory = scratch({ "lock.0": holder(deadPid(), null, "elsewhere") });
    expect(() => lockDirectory(directory)).toThrow(/on elsewhere/);
  });

  test("a lock without content is respected while it is new", () => {
    const directory = scratch({ "lock.3": "" });
    expect(() => lockDirectory(directory)).toThrow(expect.objectContaining({ code: "locked" }));
    utimesSync(join(directory, "lock.3"), new Date(0), new Date(0));
    lockDirectory(directory)();
    expect(existsSync(join(directory, "lock.3"))).toBe(false);
  });

  test("of many processes that find a dead one's lock, one gets it", async () => {
    const directory = scratch({ "lock.0": holder(deadPid(), "1") });
    const { file } = await bundled("lock-race");
    const at = String(Date.now() + 1500);
    const race = () =>
      new Promise<string>((resolve) => {
        execFile(process.execPath, [file, directory, at], (_, out) => resolve(out));
      });
    const runs = [race(), race(), race(), race()];
    const said = (await Promise.all(runs)).map((out) => out.trim()).sort();
    expect(said).toEqual(["got", "locked", "locked", "locked"]);
  });
});
