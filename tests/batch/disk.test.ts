import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundled, scratch, snapshot, toyWorker } from "./scratch";

const runner = await bundled("run-convert");
const long = (i: number) => Array.from({ length: 60 }, (_, line) => `task ${i} ${line}`).join("\n");
const documents = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`in/${i}.txt`, long(i)]));

/** Mounts file systems of its own, which needs a right that not every machine gives. */
function inOwnMounts(script: string) {
  return spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script], { encoding: "utf8" });
}
const canMount = process.platform === "linux" && inOwnMounts("mount -t tmpfs none /mnt").status === 0;

describe.runIf(canMount)("an output directory that cannot be written to", () => {
  test("full: the run ends with a clear error, nothing is half-written, and with room again it goes on", () => {
    const cwd = scratch(documents);
    for (const name of ["disk", "after-full", "after-all", "whole"]) mkdirSync(join(cwd, name));
    const run = (output: string) => `${process.execPath} ${runner.file} ${toyWorker.file} ${cwd} ${output}`;
    const { stdout } = inOwnMounts(`
      mount -t tmpfs -o size=600k none ${cwd}/disk
      ${run("disk/out")}; echo exit $?
      cp -r ${cwd}/disk/out ${cwd}/after-full
      mount -o remount,size=64m ${cwd}/disk
      ${run("disk/out")}; echo exit $?
      cp -r ${cwd}/disk/out ${cwd}/after-all
      ${run("whole/out")}`);
    expect(stdout).toMatch(/error output cannot write to .*: the disk is full\nexit 1/);
    expect(stdout).toMatch(/\nexit 0\n/);

    const full = snapshot(join(cwd, "after-full/out"));
    const whole = snapshot(join(cwd, "whole/out"));
    const done = Object.keys(full).filter((name) => name.endsWith(".json"));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(20);
    for (const name of done) expect(full[name]).toBe(whole[name]);
    // Nothing but whole outputs and the list of them: no temporary file, no lock, no merged file.
    expect(Object.keys(full)).toEqual([...done, "manifest.ndjson"].sort());
    const lines = readFileSync(join(cwd, "after-full/out/manifest.ndjson"), "utf8");
    expect(lines.endsWith("\n")).toBe(true);
    expect(
      lines
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).outcome),
    ).toEqual(done.map(() => "success"));
    expect(snapshot(join(cwd, "after-all/out"))).toEqual(whole);
  });

  test("read-only: the run does not begin", () => {
    const cwd = scratch(documents);
    mkdirSync(join(cwd, "disk"));
    const { stdout } = inOwnMounts(`
      mount -t tmpfs none ${cwd}/disk
      mkdir ${cwd}/disk/present
      mount -o remount,ro ${cwd}/disk
      ${process.execPath} ${runner.file} ${toyWorker.file} ${cwd} disk/out; echo exit $?
      ${process.execPath} ${runner.file} ${toyWorker.file} ${cwd} disk/present; echo exit $?`);
    expect(stdout).toMatch(/^(error output cannot write to .*: the file system is read-only\nexit 1\n){2}$/);
  });
});

test.runIf(process.platform !== "win32")("no permission: the run does not begin", () => {
  const cwd = scratch({ ...documents, "out/x": "" });
  // Root may write everywhere: it hands the run to another user, who has to be able to read what it needs.
  const root = process.getuid?.() === 0;
  for (const path of [cwd, dirname(runner.file), dirname(toyWorker.file)]) chmodSync(path, 0o755);
  chmodSync(join(cwd, "out"), 0o555);
  const args = [runner.file, toyWorker.file, cwd, "out"];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", ...(root && { uid: 65534, gid: 65534 }) });
  expect(run.stdout).toMatch(/^error output cannot write to .*: no permission to write\n$/);
  expect(run.status).toBe(1);
});
