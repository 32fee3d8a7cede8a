import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { FenjieError } from "../model/error";

/** The file system's own code of an error ("ENOSPC"), or null. */
export function errnoOf(error: unknown): string | null {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EACCES: "no permission to write",
  EPERM: "no permission to write",
  EIO: "the disk reports a fault",
  ENOTDIR: "a part of the path is a file, not a directory",
  EEXIST: "a part of the path is a file, not a directory",
};

/** An error that ends the run, since every further file would meet it too. */
export function outputError(path: string, error: unknown): FenjieError {
  if (error instanceof FenjieError) return error;
  const errno = errnoOf(error) ?? "unknown";
  const reason = REASONS[errno] ?? String((error as Error)?.message ?? error);
  return new FenjieError("output", `cannot write to ${path}: ${reason}`, { path, errno }, { cause: error });
}

/** With its parents. Node says "not found" of a recursive mkdir on a read-only file system; the plain one says the truth. */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    let missing = path;
    while (!existsSync(dirname(missing))) missing = dirname(missing);
    mkdirSync(missing);
    throw error;
  }
}

/** Writes a new file and waits until it is on the disk. Leaves nothing behind where it fails. */
export function writeDurably(path: string, text: string): number {
  const fd = openSync(path, "wx");
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fsyncSync(fd);
    return bytes.length;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

/**
 * A file written piece by piece under a temporary name that takes its right name at the end, whole:
 *
 *   write, write, …  ──▶  tmp/7   ──fsync, rename──▶  tasks.csv
 */
export class GrowingFile {
  private readonly fd: number;
  private waiting: string[] = [];
  private waitingLength = 0;
  private open = true;

  constructor(
    private readonly temporary: string,
    private readonly final: string,
  ) {
    this.fd = openSync(temporary, "w");
  }

  write(text: string): void {
    this.waiting.push(text);
    this.waitingLength += text.length;
    if (this.waitingLength > 1 << 18) this.drain();
  }

  /** Gives the file its right name. */
  finish(): void {
    this.drain();
    fsyncSync(this.fd);
    this.close();
    renameSync(this.temporary, this.final);
  }

  /** Removes what there is under the temporary name; a finished file stays. */
  discard(): void {
    this.close();
    rmSync(this.temporary, { force: true });
  }

  /** Once only: a number of a closed file may be another's by now. */
  private close(): void {
    if (this.open) closeSync(this.fd);
    this.open = false;
  }

  private drain(): void {
    const bytes = Buffer.from(this.waiting.join(""), "utf8");
    this.waiting = [];
    this.waitingLength = 0;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at);
  }
}

/** Makes renames in a directory last over a power failure. Some systems cannot; then there is nothing to wait for. */
export async function syncDirectory(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows opens no directories; some network file systems refuse to sync them.
  }
}
