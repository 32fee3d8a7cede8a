import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** The command as a process of its own, as a shell starts it. */
function start(args: readonly string[]) {
  return spawn(process.execPath, ["--import", "tsx", main, ...args], { stdio: ["pipe", "pipe", "pipe"] });
}

const ended = (child: ReturnType<typeof start>) =>
  new Promise<{ code: number | null; stderr: string }>((resolve) => {
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("close", (code) => resolve({ code, stderr }));
  });

describe("the fenjie process", () => {
  it("hands its exit code to the shell", async () => {
    expect((await ended(start(["parse"]))).code).toBe(2);
  });

  it("ends quietly when nobody reads its output any more", async () => {
    const child = start(["parse", "--help"]);
    child.stdout.destroy();
    expect(await ended(child)).toEqual({ code: 0, stderr: "" });
  });
});
