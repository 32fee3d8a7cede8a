import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { bundled, convertAll, kinds, scratch, snapshot, toyWorker } from "./scratch";

// Killed as often as FENJIE_KILLS says; a few times in the usual tests, which shall stay fast.
const KILLS = Number(process.env.FENJIE_KILLS ?? 5);
const runner = await bundled("run-convert");

/** Documents of all kinds, slow enough that a kill meets them at work. */
function documents(count: number): Record<string, string> {
  const text = (i: number) => {
    if (i % 17 === 5) return "ENCRYPTED";
    if (i % 13 === 7) return `PARTIAL\ntask ${i}`;
    return `SLOW\ntask ${i}\n${i % 3 === 0 ? `column ${i % 5}=value` : `other ${i}?`}`;
  };
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`in/${i % 4}/${i}.txt`, text(i)]));
}

function start(cwd: string, output: string): ChildProcess {
  const args = [runner.file, toyWorker.file, cwd, output];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

/** A run that nobody disturbs, by the same program: a record names the build that made it. */
async function runWhole(cwd: string): Promise<void> {
  const run = start(cwd, "whole");
  run.stdout!.resume();
  await once(run, "close");
}

async function firstLine(run: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: run.stdout! })) return line;
  return "";
}

/** The numbers of the child processes of a process. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

describe("a run that is killed", () => {
  test(`${KILLS} times at random moments ends in the same bytes as one that is not`, { timeout: 600_000 }, async () => {
    const count = 60;
    const cwd = scratch(documents(count));
    const whole = start(cwd, "whole");
    await firstLine(whole);
    const began = performance.now();
    await once(whole, "close");
    const length = performance.now() - began;

    let interrupted = 0;
    for (let i = 0; i < KILLS; i++) {
      const run = start(cwd, "killed");
      const closed = once(run, "close");
      await firstLine(run);
      // Spread over all of the work that is left, from the first moment to after the last.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * length * (1.1 - i / KILLS)));
      if (run.exitCode === null) interrupted++;
      run.kill("SIGKILL");
      run.stdout!.resume();
      await closed;
    }
    expect(interrupted).toBeGreaterThan(0);
    const last = start(cwd, "killed");
    last.stdout!.resume();
    await once(last, "close");
    expect(last.exitCode).toBe(0);
    const wanted = snapshot(join(cwd, "whole"));
    expect(readFileSync(join(cwd, "whole/manifest.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(count);
    expect(snapshot(join(cwd, "killed"))).toEqual(wanted);
    expect(existsSync(join(cwd, "killed/.fenjie"))).toBe(false);
  });

  test.runIf(process.platform === "linux")("leaves no child process behind, not even one that hangs", async () => {
    const cwd = scratch({ "in/a.txt": "HANG", "in/b.txt": "HANG" });
    const run = start(cwd, "out");
    await firstLine(run);
    let children: number[] = [];
    while (children.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      children = childrenOf(run.pid!);
    }
    // Time to come to the loop that never ends; earlier, the end of the channel would end them.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const closed = once(run, "close");
    run.kill("SIGKILL");
    await closed;
    const alive = () => children.filter((pid) => existsSync(`/proc/${pid}`) && !isZombie(pid));
    expect(children).toHaveLength(2);
    for (let i = 0; i < 100 && alive().length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(alive()).toEqual([]);
  });
});

// Takes minutes, and strace: only where many kills are asked for.
describe.runIf(KILLS >= 20 && spawnSync("strace", ["-V"]).status === 0)("a run that is killed as it enters", () => {
  test.each(["link", "unlink", "rename", "fsync", "write"])(
    "any of its calls of %s",
    { timeout: 600_000 },
    async (call) => {
      const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "two\n预算=5", "in/c.pdf": "ENCRYPTED" });
      await runWhole(cwd);
      const wanted = snapshot(join(cwd, "whole"));
      const command = [process.execPath, runner.file, toyWorker.file, cwd, "killed"];
      let killed = 0;
      for (let nth = 1; ; nth++) {
        rmSync(join(cwd, "killed"), { recursive: true, force: true });
        const inject = `inject=${call}:signal=KILL:when=${nth}`;
        const { signal } = spawnSync("strace", ["-o", "/dev/null", "-e", `trace=${call}`, "-e", inject, ...command]);
        if (signal === null) break;
        killed++;
        expect(spawnSync(command[0]!, command.slice(1)).status).toBe(0);
        expect(readdirSync(join(cwd, "killed")).sort()).toEqual(readdirSync(join(cwd, "whole")).sort());
        expect(snapshot(join(cwd, "killed"))).toEqual(wanted);
      }
      expect(killed).toBeGreaterThan(0);
    },
  );
});

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

describe.runIf(process.platform === "linux")("a child process that is killed", () => {
  test("is replaced, its document done by another, and nothing shows of it", { timeout: 600_000 }, async () => {
    const cwd = scratch(documents(40));
    await runWhole(cwd);
    const run = start(cwd, "out");
    const lines: string[] = [];
    const closed = once(run, "close");
    let killed = 0;
    // Never the same document twice: one that was killed has come out before the next child is, or so many others have
    // that the victim was at none. Lines come in bunches, so that their count alone tells nothing of time.
    let settled = 2;
    for await (const line of createInterface({ input: run.stdout! })) {
      lines.push(line);
      if (/ 2$/.test(line)) settled = lines.length;
      if (lines.length < settled || killed >= KILLS) continue;
      const [victim] = childrenOf(run.pid!);
      if (victim === undefined) continue;
      process.kill(victim, "SIGKILL");
      killed++;
      settled = lines.length + 16;
    }
    await closed;
    expect(killed).toBeGreaterThan(0);
    expect(lines).toHaveLength(41);
    expect(snapshot(join(cwd, "out"))).toEqual(snapshot(join(cwd, "whole")));
  });

  test("twice over one document, that document is a failure, and the next run tries it again", async () => {
    const cwd = scratch({ "in/a.txt": "KILLED", "in/b.txt": "one" });
    expect(kinds(await convertAll("in", { cwd, output: "out" }))).toEqual({
      "in/a.txt": "failure",
      "in/b.txt": "success",
    });
    expect(kinds(await convertAll("in", { cwd, output: "out" }))).toEqual({
      "in/a.txt": "failure",
      "in/b.txt": "skipped",
    });
  });
});
