import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { convertNotices } from "../../src/batch/convert";
import { convertAll, kinds, scratch, snapshot, toyWorker, write } from "./scratch";

const read = (...parts: string[]) => readFileSync(join(...parts), "utf8");

describe("convertNotices", () => {
  test("tells of every file what became of it", async () => {
    const cwd = scratch({
      "in/good.txt": "one\ntwo?\nthree?",
      "in/none.txt": "NOTHING",
      "in/partial.pdf": "PARTIAL\none",
      "in/encrypted.pdf": "ENCRYPTED",
      "in/fault.txt": "FAULT",
      "in/overtime.txt": "OVERTIME",
      "in/big.txt": "x".repeat(2000),
      "in/hang.txt": "HANG",
      "in/crash.txt": "CRASH",
      "in/killed.txt": "KILLED",
      "in/buffers.txt": "BUFFERS",
      "in/heap.txt": "HEAP",
      "in/a.zip": zipSync({ "x.txt": new TextEncoder().encode("one") }),
    });
    const options = {
      cwd,
      output: "out",
      timeout: 5,
      memory: 256,
      parse: { limits: { bytes: 1000 } },
      report: "report.json",
    };
    const outcomes = await convertAll("in", options);
    const told = Object.entries(outcomes).map(([name, { outcome, messages, attempts }]) => [
      name,
      `${outcome} ${messages.map(({ code }) => code).join()} ${attempts}`,
    ]);
    expect(Object.fromEntries(told)).toEqual({
      "in/a.zip/x.txt": "success  1",
      "in/good.txt": "success  1",
      "in/none.txt": "success no-tasks 1",
      "in/partial.pdf": "partial page-unreadable 1",
      "in/encrypted.pdf": "failure encrypted 1",
      "in/fault.txt": "failure internal 1",
      "in/overtime.txt": "failure time-limit 1",
      "in/big.txt": "failure too-large 1",
      "in/hang.txt": "failure time-limit 2",
      "in/crash.txt": "failure crashed 2",
      "in/killed.txt": "failure crashed 2",
      "in/buffers.txt": "failure memory-limit 2",
      "in/heap.txt": "failure memory-limit 2",
    });
    expect(outcomes["in/good.txt"]).toMatchObject({ tasks: 3, review: 2, reasons: { "serial-gap": 2 } });
    expect(outcomes["in/crash.txt"]?.messages[0]?.text).toContain("exit code 7");
    expect(outcomes["in/killed.txt"]?.messages[0]?.text).toContain("SIGKILL");

    expect(Object.keys(snapshot(join(cwd, "out")))).toEqual([
      "in/a.zip/x.txt.json",
      "in/good.txt.json",
      "in/none.txt.json",
      "in/partial.pdf.json",
      "manifest.ndjson",
    ]);
    const report = JSON.parse(read(cwd, "report.json"));
    expect(report.files.map(({ name }: { name: string }) => name)).toEqual(Object.keys(outcomes).sort());
    expect(report.summary).toMatchObject({
      outcomes: { success: 3, partial: 1, failure: 9, skipped: 0 },
      retried: 5,
      pending: 0,
    });

    // What may have been the machine's fault is tried again; the rest is known.
    rmSync(join(cwd, "in/hang.txt"));
    for (const name of ["buffers", "heap", "killed"]) rmSync(join(cwd, `in/${name}.txt`));
    writeFileSync(join(cwd, "in/crash.txt"), "one");
    expect(kinds(await convertAll("in", options))).toEqual({
      "in/a.zip/x.txt": "skipped",
      "in/good.txt": "skipped",
      "in/none.txt": "skipped",
      "in/partial.pdf": "skipped",
      "in/encrypted.pdf": "skipped",
      "in/fault.txt": "skipped",
      "in/overtime.txt": "failure",
      "in/big.txt": "failure",
      "in/crash.txt": "success",
    });
  });

  test("a second run does what is new, changed, gone from the outputs, or wanted in another form", async () => {
    const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "two", "in/c.txt": "three" });
    const options = { cwd, output: "out" };
    await convertAll("in", options);
    const before = snapshot(join(cwd, "out"));
    expect(new Set(Object.values(kinds(await convertAll("in", options))))).toEqual(new Set(["skipped"]));
    expect(snapshot(join(cwd, "out"))).toEqual(before);

    write(cwd, { "in/b.txt": "changed", "in/d.txt": "new" });
    rmSync(join(cwd, "out/in/c.txt.json"));
    expect(kinds(await convertAll("in", options))).toEqual({
      "in/a.txt": "skipped",
      "in/b.txt": "success",
      "in/c.txt": "success",
      "in/d.txt": "success",
    });
    const both = { ...options, formats: ["json" as const, "csv" as const] };
    expect(new Set(Object.values(kinds(await convertAll("in", both))))).toEqual(new Set(["success"]));
    expect(new Set(Object.values(kinds(await convertAll("in", options))))).toEqual(new Set(["skipped"]));
    expect(new Set(Object.values(kinds(await convertAll("in", { ...options, force: true }))))).toEqual(
      new Set(["success"]),
    );
    // Converted again in one form alone, nothing of the other is left to go stale.
    expect(Object.keys(snapshot(join(cwd, "out"))).filter((name) => name.endsWith(".csv"))).toEqual([]);
  });

  test("the parser's own time limit is the timeout, unless a shorter one was given", async () => {
    const cwd = scratch({ "in/a.txt": "TIME" });
    const limitOf = async (options: object) =>
      (await convertAll("in", { cwd, output: "out", ...options }))["in/a.txt"]?.messages[0]?.text;
    expect(await limitOf({ timeout: 300 })).toBe("300000 ms");
    expect(await limitOf({ timeout: 300, parse: { limits: {} } })).toBe("300000 ms");
    expect(await limitOf({ timeout: 300, parse: { limits: { milliseconds: 5000 } } })).toBe("5000 ms");
  });

  test("a default that is given in words is no other option", async () => {
    const cwd = scratch({ "in/a.txt": "one" });
    await convertAll("in", { cwd, output: "out" });
    const same = { csv: { labels: "en", excel: false }, parse: { crossCheck: true, limits: {} } } as const;
    expect(kinds(await convertAll("in", { cwd, output: "out", ...same }))).toEqual({ "in/a.txt": "skipped" });
    const other = { parse: { limits: { depth: 100 } } };
    expect(kinds(await convertAll("in", { cwd, output: "out", ...other }))).toEqual({ "in/a.txt": "success" });
  });

  test("a file that no longer gives a result leaves no old one behind", async () => {
    const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "two" });
    await convertAll("in", { cwd, output: "out", merge: true });
    expect(read(cwd, "out/tasks.ndjson").trimEnd().split("\n")).toHaveLength(2);
    write(cwd, { "in/a.txt": "ENCRYPTED" });
    await convertAll("in", { cwd, output: "out", merge: true });
    expect(Object.keys(snapshot(join(cwd, "out")))).toEqual(["in/b.txt.json", "manifest.ndjson", "tasks.ndjson"]);
    expect(read(cwd, "out/tasks.ndjson").trimEnd().split("\n")).toHaveLength(1);
  });

  test("merged files hold all tasks in the order of the files' names, with everybody's columns", async () => {
    const cwd = scratch({
      "in/b.txt": "two\n预算=5",
      "in/a.txt": "SLOW\none",
      "in/c/a.txt": "目标=9",
      "in/z.txt": "NOTHING",
    });
    await convertAll("in", { cwd, output: "out", formats: ["csv", "ndjson"], merge: true });
    const [head, ...rows] = read(cwd, "out/tasks.csv").trimEnd().split("\n");
    expect(head).toMatch(/,预算,目标$/);
    expect(rows.map((row) => row.split(",")[0])).toEqual(["in/a.txt", "in/b.txt", "in/b.txt", "in/c/a.txt"]);
    expect(rows.map((row) => row.split(",").slice(-2).join())).toEqual([",", ",", "5,", ",9"]);
    const lines = read(cwd, "out/tasks.ndjson").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).task)).toEqual(["one", "two", "预算", "目标"]);
  });

  test("merged files, manifest and report have one order, also where a name had to be changed", async () => {
    // The outputs of "q.txt" would stand where a directory has to: it becomes "q~….txt", which sorts after the directory.
    const cwd = scratch({ "in/q.txt": "one", "in/q.txt.json/i.txt": "two", "in/r.txt": "three" });
    await convertAll("in", { cwd, output: "out", merge: true, report: "report.json" });
    const lines = read(cwd, "out/manifest.ndjson").trimEnd().split("\n");
    const order: string[] = lines.map((line) => JSON.parse(line).name);
    expect(order).toEqual(["in/q.txt.json/i.txt", expect.stringMatching(/^in\/q~[0-9a-f]{8}\.txt$/), "in/r.txt"]);
    const tasks = read(cwd, "out/tasks.ndjson").trimEnd().split("\n");
    expect(tasks.map((line) => JSON.parse(line).source)).toEqual(order);
    expect(JSON.parse(read(cwd, "report.json")).files.map(({ name }: { name: string }) => name)).toEqual(order);
  });

  test("in whatever order files are done, the directory is the same", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`in/${i}.txt`, i % 3 ? "one" : "SLOW\none"]),
    );
    const cwd = scratch(files);
    await convertAll("in", { cwd, output: "one", jobs: 1, merge: true });
    await convertAll("in", { cwd, output: "three", jobs: 3, merge: true });
    expect(snapshot(join(cwd, "three"))).toEqual(snapshot(join(cwd, "one")));
  });

  test("a directory that was moved is not new; another of the same name is", async () => {
    const cwd = scratch({ "old/n/a.txt": "one", "work/x": "" });
    const options = { cwd: join(cwd, "work"), output: "out" };
    await convertAll("../old/n", options);
    renameSync(join(cwd, "old"), join(cwd, "new"));
    expect(kinds(await convertAll("../new/n", options))).toEqual({ "n/a.txt": "skipped" });
    expect(read(cwd, "work/out/manifest.ndjson")).toContain(join(cwd, "new/n/a.txt"));
    write(cwd, { "other/n/a.txt": "two" });
    const [name] = Object.keys(await convertAll("../other/n", options));
    expect(name).toMatch(/^n\/a~[0-9a-f]{8}\.txt$/);
    expect(read(cwd, "work/out/n/a.txt.json")).toContain('"one"');
  });

  test("a torn end of the manifest costs its file alone", async () => {
    const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "two" });
    await convertAll("in", { cwd, output: "out" });
    const before = snapshot(join(cwd, "out"));
    const manifest = join(cwd, "out/manifest.ndjson");
    writeFileSync(manifest, read(manifest).slice(0, -20));
    expect(kinds(await convertAll("in", { cwd, output: "out" }))).toEqual({
      "in/a.txt": "skipped",
      "in/b.txt": "success",
    });
    expect(snapshot(join(cwd, "out"))).toEqual(before);
  });

  test("stopped by its signal, it finishes what is at work and can be taken up again", async () => {
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`in/${i}.txt`, "SLOW\none"]));
    const cwd = scratch(files);
    const stop = new AbortController();
    const seen: string[] = [];
    const options = { cwd, output: "out", jobs: 1, merge: true, report: "report.json" };
    for await (const { name } of convertNotices("in", { ...options, signal: stop.signal }, { program: toyWorker })) {
      seen.push(name);
      if (seen.length === 3) stop.abort();
    }
    expect(seen).toHaveLength(3);
    expect(JSON.parse(read(cwd, "report.json"))).toMatchObject({
      run: { finished: false },
      summary: { files: 3, pending: 5 },
    });
    expect(Object.values(kinds(await convertAll("in", options))).filter((kind) => kind === "skipped")).toHaveLength(3);
    await convertAll("in", { ...options, output: "whole" });
    expect(snapshot(join(cwd, "out"))).toEqual(snapshot(join(cwd, "whole")));
  });

  test("a loop that is left ends the run at once and frees the directory", async () => {
    const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "HANG" });
    for await (const outcome of convertNotices("in", { cwd, output: "out", jobs: 2 }, { program: toyWorker })) {
      expect(outcome.name).toBe("in/a.txt");
      break;
    }
    write(cwd, { "in/b.txt": "two" });
    expect(kinds(await convertAll("in", { cwd, output: "out" }))).toEqual({
      "in/a.txt": "skipped",
      "in/b.txt": "success",
    });
  });

  test("processes are replaced after their share of documents", async () => {
    const cwd = scratch(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`in/${i}.txt`, "one"])));
    const options = { cwd, output: "out", jobs: 1 };
    let count = 0;
    for await (const { outcome } of convertNotices("in", options, { program: toyWorker, recycleAfter: 2 })) {
      expect(outcome).toBe("success");
      count++;
    }
    expect(count).toBe(5);
  });

  test("a second run in the same directory is refused", async () => {
    const cwd = scratch({ "in/a.txt": "one" });
    const first = convertNotices("in", { cwd, output: "out" }, { program: toyWorker });
    await first.next();
    await expect(convertAll("in", { cwd, output: "out" })).rejects.toMatchObject({ code: "locked" });
    await first.return();
    await convertAll("in", { cwd, output: "out" });
  });

  test("a program that cannot be started is an error of the run, not of its documents", async () => {
    const cwd = scratch({ "in/a.txt": "one", "broken.mjs": "throw new Error('no such thing')" });
    const run = convertNotices(
      "in",
      { cwd, output: "out" },
      { program: { file: join(cwd, "broken.mjs"), execArgv: [] } },
    );
    await expect(run.next()).rejects.toMatchObject({
      code: "internal",
      message: expect.stringContaining("no such thing"),
    });
  });

  test("options and inputs that make no sense are refused", async () => {
    const cwd = scratch({ "empty/.hidden": "" });
    await expect(convertAll("x", { cwd, output: "out", jobs: 0 })).rejects.toMatchObject({ code: "invalid-option" });
    await expect(convertAll("empty", { cwd, output: "out" })).rejects.toMatchObject({ code: "invalid-option" });
  });

  test("an output's place that is taken by another's file is that document's failure", async () => {
    const cwd = scratch({ "in/a.txt": "one", "in/b.txt": "two", "out/in/a.txt.json/mine": "x" });
    const outcomes = await convertAll("in", { cwd, output: "out" });
    expect(kinds(outcomes)).toEqual({ "in/a.txt": "failure", "in/b.txt": "success" });
    expect(outcomes["in/a.txt"]?.messages[0]?.code).toBe("output");
    expect(read(cwd, "out/in/a.txt.json/mine")).toBe("x");
  });

  test("an output directory whose path is a file is an error", async () => {
    const cwd = scratch({ "in/a.txt": "one", out: "x" });
    await expect(convertAll("in", { cwd, output: "out" })).rejects.toMatchObject({ code: "output" });
    appendFileSync(join(cwd, "out"), "y");
    expect(read(cwd, "out")).toBe("xy");
  });
});
