import { afterEach, describe, expect, test, vi } from "vitest";
import type { ConvertOptions } from "../../src/batch/options";
import type { Outcome } from "../../src/batch/outcome";
import { FenjieError } from "../../src/model/error";
import { capture } from "./capture";

const outcome = (name: string, rest: Partial<Outcome> = {}): Outcome => ({
  name,
  path: `/in/${name}`,
  sha256: null,
  outcome: "success",
  earlier: null,
  pages: null,
  bytes: 10,
  tasks: 2,
  review: 0,
  reasons: {},
  outputs: [],
  messages: [],
  attempts: 1,
  milliseconds: 12,
  ...rest,
});
const failed = (name: string, code: string): Outcome =>
  outcome(name, { outcome: "failure", tasks: 0, messages: [{ code, level: "error", text: `It is ${code}.` }] });

// The command, apart from what it commands: the run itself is tested under tests/batch.
const run = vi.hoisted(() => ({
  given: [] as unknown[],
  outcomes: [] as Outcome[],
  error: null as Error | null,
  files: 0,
}));
vi.mock("../../src/batch/convert", () => ({
  async *convertNotices(files: readonly string[], options: ConvertOptions) {
    run.given = [files, options];
    options.onEvent?.({ event: "planned", files: run.files || run.outcomes.length });
    for (const one of run.outcomes) {
      options.onEvent?.({ event: "started", name: one.name });
      yield one;
    }
    if (run.error) throw run.error;
  },
}));
afterEach(() => Object.assign(run, { given: [], outcomes: [], error: null, files: 0 }));

describe("fenjie convert", () => {
  test("hands on what the flags say", async () => {
    run.outcomes = [outcome("a.txt")];
    const flags = "-f csv,ndjson --merge -j 3 --force --timeout 1.5 --memory 300 --labels zh --excel --report r.json";
    const { code } = await capture(["convert", "a", "b", "-o", "out", ...flags.split(" "), "--limit", "pages=7"]);
    expect(code).toBe(0);
    expect(run.given).toMatchObject([
      ["a", "b"],
      {
        output: "out",
        formats: ["csv", "ndjson"],
        merge: true,
        jobs: 3,
        force: true,
        timeout: 1.5,
        memory: 300,
        csv: { labels: "zh", excel: true },
        report: "r.json",
        parse: { crossCheck: true, limits: { pages: 7 } },
      },
    ]);
  });

  test.each([
    ["convert", "a"],
    ["convert", "-o", "out"],
    ["convert", "a", "-o", "out", "-f", "xlsx"],
    ["convert", "a", "-o", "out", "-j", "0"],
    ["convert", "a", "-o", "out", "--memory", "lots"],
    ["convert", "a", "-o", "out", "--resume", "--force"],
    ["convert", "a", "-o", "out", "--json", "--quiet"],
    ["convert", "a", "-o", "out", "--excel"],
  ])("refuses what makes no sense: %j %j %j %j %j %j", async (...args) => {
    const { code, stderr } = await capture(args);
    expect(code).toBe(2);
    expect(stderr).toContain("error: ");
    expect(run.given).toEqual([]);
  });

  test("tells of trouble as it comes, and closes with a summary", async () => {
    run.outcomes = [
      outcome("good.txt", { review: 1, reasons: { "serial-gap": 1 }, milliseconds: 2500 }),
      failed("bad.pdf", "damaged"),
      outcome("part.pdf", {
        outcome: "partial",
        messages: [{ code: "page-unreadable", level: "error", text: "Page 2 could\nnot be read." }],
      }),
      outcome("old.txt", { outcome: "skipped", earlier: "success" }),
      { ...failed("older.txt", "encrypted"), outcome: "skipped", earlier: "failure" },
    ];
    const { code, stdout, stderr } = await capture(["convert", "in", "-o", "out/"]);
    expect(code).toBe(0);
    expect(stderr).toBe(
      [
        "5 files to convert",
        "bad.pdf: failure damaged It is damaged.",
        "part.pdf: partial page-unreadable Page 2 could not be read.",
        "",
      ].join("\n"),
    );
    expect(stdout).toBe(
      [
        "5 files in 0:00: 1 success, 1 partial, 1 failure, 2 skipped",
        "  failure: 1 damaged, 1 encrypted (1 of them in an earlier run)",
        "  partial: 1 page-unreadable",
        "6 tasks, 1 to review: 1 serial-gap",
        "slowest: good.txt 2.5 s",
        "out/manifest.ndjson lists every file",
        "",
      ].join("\n"),
    );
  });

  test("--quiet says nothing, --json speaks to machines", async () => {
    run.outcomes = [outcome("good.txt"), failed("bad.pdf", "damaged")];
    expect(await capture(["convert", "in", "-o", "out", "-q"])).toEqual({ code: 0, stdout: "", stderr: "" });
    const { stdout, stderr } = await capture(["convert", "in", "-o", "out", "--json"]);
    expect(stderr).toBe("");
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual(["planned", "file", "file", "summary"]);
    expect(events[1]).toMatchObject({ name: "good.txt", outcome: "success", tasks: 2 });
    expect(events[3]).toMatchObject({
      files: 2,
      outcomes: { success: 1, failure: 1 },
      failures: { damaged: 1 },
      pending: 0,
    });
  });

  test.each([
    ["all is well", [outcome("a")], 0, 0],
    ["one failed", [outcome("a"), failed("b", "damaged")], 0, 1],
    ["one failed in an earlier run", [outcome("a"), outcome("b", { outcome: "skipped", earlier: "failure" })], 0, 1],
    ["a part was unreadable", [outcome("a", { outcome: "partial" })], 0, 1],
    ["a record wants review", [outcome("a", { review: 1 })], 0, 1],
    ["nothing could be converted", [failed("a", "damaged")], 1, 1],
  ])("exit code where %s", async (_, outcomes, usual, strict) => {
    run.outcomes = outcomes as Outcome[];
    expect((await capture(["convert", "in", "-o", "out"])).code).toBe(usual);
    expect((await capture(["convert", "in", "-o", "out", "--strict"])).code).toBe(strict);
  });

  test("a run that was stopped says how to go on", async () => {
    run.outcomes = [outcome("a")];
    run.files = 3;
    const { code, stderr } = await capture(["convert", "in", "-o", "out"]);
    expect(code).toBe(130);
    expect(stderr).toContain("Stopped with 2 files to go. The same command goes on from here.");
  });

  test("an error that ends the run is one line, and the work done is not lost", async () => {
    run.outcomes = [outcome("a")];
    run.error = new FenjieError("output", "cannot write to out: the disk is full", { errno: "ENOSPC" });
    const { code, stderr } = await capture(["convert", "in", "-o", "out", "-q"]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "convert: error output cannot write to out: the disk is full\n1 file is done. The same command goes on from here.\n",
    );
    run.outcomes = [];
    run.error = new FenjieError("locked", "another run is at work here", { pid: 1 });
    const { stdout } = await capture(["convert", "in", "-o", "out", "--json"]);
    expect(JSON.parse(stdout.trimEnd().split("\n").at(-1)!)).toMatchObject({
      event: "error",
      code: "locked",
      details: { pid: 1 },
    });
  });
});
