import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { collectInputs } from "../../src/batch/collect";
import { identityOf } from "../../src/batch/walk";
import { limitsSchema } from "../../src/model/options";
import { scratch } from "./scratch";

const limits = limitsSchema.parse({});

async function collect(cwd: string, ...paths: string[]) {
  return collectInputs(paths, { cwd, skip: null, limits });
}

async function names(cwd: string, ...paths: string[]) {
  return (await collect(cwd, ...paths)).map(({ name }) => name);
}

describe("collectInputs", () => {
  test("files, directories and patterns, each file once, in the order of their names", async () => {
    const cwd = scratch({
      "b.txt": "",
      "n/2.txt": "",
      "n/10.txt": "",
      "n/sub/c.pdf": "",
      "n/[1].txt": "",
      "n/.hidden": "",
    });
    expect(await names(cwd, "n")).toEqual(["n/10.txt", "n/2.txt", "n/[1].txt", "n/sub/c.pdf"]);
    expect(await names(cwd, "b.txt", "n/*.txt", "n/2.txt")).toEqual(["b.txt", "n/10.txt", "n/2.txt", "n/[1].txt"]);
    expect(await names(cwd, "**/*.pdf")).toEqual(["n/sub/c.pdf"]);
    expect(await names(join(cwd, "n"), ".")).toEqual(["10.txt", "2.txt", "[1].txt", "sub/c.pdf"]);
    // A file of this very name comes before the pattern that its name could be.
    expect(await names(cwd, "n/[1].txt")).toEqual(["n/[1].txt"]);
  });

  test("what lies outside the working directory is named from what was asked for", async () => {
    const cwd = scratch({ "work/x": "", "data/2016/a.txt": "", "data/2016/sub/b.txt": "" });
    const work = join(cwd, "work");
    expect(await names(work, "../data/2016")).toEqual(["2016/a.txt", "2016/sub/b.txt"]);
    expect(await names(work, join(cwd, "data"))).toEqual(["data/2016/a.txt", "data/2016/sub/b.txt"]);
    expect(await names(work, "../data/2016/a.txt")).toEqual(["a.txt"]);
    expect(await names(work, "../data/*/**/*.txt")).toEqual(["data/2016/a.txt", "data/2016/sub/b.txt"]);
  });

  test("links that lead in a circle add nothing; others are followed", async () => {
    const cwd = scratch({ "n/a.txt": "", "n/sub/b.txt": "", "other/c.txt": "" });
    symlinkSync("..", join(cwd, "n/sub/up"));
    symlinkSync(".", join(cwd, "n/self"));
    symlinkSync(join(cwd, "other"), join(cwd, "n/old"));
    symlinkSync("a.txt", join(cwd, "n/latest.txt"));
    expect(await names(cwd, "n")).toEqual(["n/a.txt", "n/latest.txt", "n/old/c.txt", "n/sub/b.txt"]);
    expect((await names(cwd, "n/**/*.txt")).filter((name) => name.endsWith("a.txt"))).toContain("n/a.txt");
  });

  test.runIf(process.platform !== "win32")("pipes are listed and not opened, also behind a link", async () => {
    const cwd = scratch({ "n/a.txt": "" });
    execFileSync("mkfifo", [join(cwd, "n/pipe.txt")]);
    symlinkSync("pipe.txt", join(cwd, "n/to-pipe.txt"));
    const found = await collect(cwd, "n");
    expect(found.map(({ name, source }) => [name, source.kind === "none" ? source.code : source.kind])).toEqual([
      ["n/a.txt", "file"],
      ["n/pipe.txt", "unreadable"],
      ["n/to-pipe.txt", "unreadable"],
    ]);
    expect((await collect(cwd, "n/pipe.txt"))[0]?.source).toMatchObject({ kind: "none", code: "unreadable" });
  });

  test("what cannot be read is in the list with its reason", async () => {
    const cwd = scratch({ "n/a.txt": "" });
    symlinkSync("nowhere", join(cwd, "n/broken.txt"));
    const inputs = await collect(cwd, "n", "missing.txt", "no/*.match");
    const reasons = inputs.map(({ name, source }) => [name, source.kind === "none" ? source.code : source.kind]);
    expect(reasons).toEqual([
      ["missing.txt", "unreadable"],
      ["n/a.txt", "file"],
      ["n/broken.txt", "unreadable"],
      ["no/*.match", "unreadable"],
    ]);
  });

  test.runIf(process.platform === "linux")(
    "a name that is not UTF-8 is shown in its own script and can be opened",
    async () => {
      const cwd = scratch({ "n/x": "" });
      const raw = Buffer.concat([Buffer.from(`${cwd}/n/`), Buffer.from([0xb7, 0xd6, 0xbd, 0xe2]), Buffer.from(".txt")]);
      renameSync(join(cwd, "n/x"), raw);
      writeFileSync(raw, "text");
      const [input] = await collect(cwd, "n");
      expect(input?.name).toBe("n/分解.txt");
      expect(Buffer.from((input!.source as { file: Uint8Array }).file)).toEqual(raw);
    },
  );

  test("the directory of outputs is no input", async () => {
    const cwd = scratch({ "a.txt": "", "out/a.txt.json": "" });
    mkdirSync(join(cwd, "out/sub"));
    const inputs = await collectInputs(["."], { cwd, skip: await identityOf(join(cwd, "out")), limits });
    expect(inputs.map(({ name }) => name)).toEqual(["a.txt"]);
  });

  test("archives are opened; a damaged one is a failure of its own", async () => {
    const zip = zipSync({ "x/1.txt": new Uint8Array(3), "2.txt": new Uint8Array(3) });
    const cwd = scratch({ "n/a.zip": zip, "n/bad.ZIP": "PK no archive", "n/empty.zip": zipSync({}) });
    const inputs = await collect(cwd, "n");
    expect(inputs.map(({ name, source }) => [name, source.kind === "none" ? source.code : source.kind])).toEqual([
      ["n/a.zip/2.txt", "entry"],
      ["n/a.zip/x/1.txt", "entry"],
      ["n/bad.ZIP", "damaged"],
      ["n/empty.zip", "empty-input"],
    ]);
  });

  test("standard input is refused", async () => {
    await expect(collect(scratch(), "-")).rejects.toMatchObject({ code: "invalid-option" });
  });
});
