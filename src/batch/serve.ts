import type { FromChild, ToChild } from "./protocol";
import { startWatchdog } from "./watchdog";

/**
 * The life of a child process: one task in, one result out, until the parent has no more. Started with the memory limit
 * in megabytes as its argument.
 */
export function serve(work: (task: unknown) => Promise<unknown>): void {
  // Ctrl-C reaches every process of a terminal. Which documents are finished is the parent's decision.
  process.on("SIGINT", () => undefined);
  process.on("disconnect", () => process.exit());
  const megabytes = Number(process.argv[2]);
  if (megabytes > 0) startWatchdog(megabytes);
  process.on("message", (message: ToChild) => {
    void work(message.task).then((result) => send({ id: message.id, result, bytes: process.memoryUsage.rss() }));
  });
  send({ ready: true });
}

function send(message: FromChild): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
