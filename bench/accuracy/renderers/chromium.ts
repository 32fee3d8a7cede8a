import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--remote-debugging-pipe",
];

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/**
 * Prints many web pages with one browser, over its debugging pipe (file descriptors 3 and 4, messages ended by NUL): a
 * start for each file would cost a second each.
 */
export async function printWithChromium(
  jobs: readonly { readonly html: string; readonly pdf: string }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const profile = await mkdtemp(join(tmpdir(), "accuracy-chromium-"));
  const browser = spawn("chromium", [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const waiting = new Map<number, (reply: Reply) => void>();
  const events = new Map<string, () => void>();
  let next = 1;
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const reply = JSON.parse(part) as Reply;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
      else if (reply.method) events.get(reply.method)?.();
    }
  });
  const send = (method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, (reply) => {
        waiting.delete(id);
        if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
        else resolve(reply.result ?? {});
      });
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  try {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = (await send("Target.attachToTarget", { targetId, flatten: true })) as { sessionId: string };
    await send("Page.enable", {}, sessionId);
    for (const { html, pdf } of jobs) {
      const loaded = new Promise<void>((resolve) => events.set("Page.loadEventFired", resolve));
      await send("Page.navigate", { url: pathToFileURL(html).href }, sessionId);
      await loaded;
      const { data } = await send("Page.printToPDF", { preferCSSPageSize: true, printBackground: true }, sessionId);
      await writeFile(pdf, Buffer.from(data as string, "base64"));
    }
    await send("Browser.close").catch(() => undefined);
  } finally {
    const ended = new Promise((resolve) => browser.once("exit", resolve));
    if (browser.exitCode === null) browser.kill();
    await ended.catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  }
}
