import { execFileSync } from "node:child_process";
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { FenjieError } from "../model/error";
import { errnoOf, makeDirectory } from "./output-file";

/** Who holds a lock. A process is told from a later one with the same number by the moment it began. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly began: string | null;
}

/** Older than this, a lock file without content is one whose writer died between making and filling it. */
const FILL_TIME = 10_000;

/**
 * One run at a time in one directory. Locks are numbered files; the highest number holds:
 *
 *   lock.0  pid 4711 (dead)      A run that finds the holder dead makes the next number, which can be made only once:
 *   lock.1  pid 5230 (alive)     of two runs that see the same dead holder, one gets lock.1 and the other finds it held.
 *
 * Older numbers stay until the holder is done, so that nobody can find the directory without a lock in between.
 *
 * @throws FenjieError locked, where another process is at work
 */
export function lockDirectory(directory: string): () => void {
  const me: Holder = { pid: process.pid, host: hostname(), began: beginningOf(process.pid) };
  for (let tries = 0; tries < 100; tries++) {
    makeDirectory(directory);
    const highest = Math.max(-1, ...lockNumbers(directory));
    if (highest >= 0) refuseIfHeld(join(directory, `lock.${highest}`));
    if (!makeLock(directory, highest + 1, me)) continue;
    return () => {
      for (const number of lockNumbers(directory).sort((a, b) => a - b)) {
        if (number <= highest + 1) rmSync(join(directory, `lock.${number}`), { force: true });
      }
    };
  }
  throw new FenjieError("locked", `other processes keep taking the lock in ${directory}`, { directory });
}

function lockNumbers(directory: string): number[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number);
}

/** True where this call made the lock; false where another process was faster, or has just taken the directory away. */
function makeLock(directory: string, number: number, me: Holder): boolean {
  const file = join(directory, `lock.${number}`);
  const draft = join(directory, `draft.${me.pid}`);
  const text = `${JSON.stringify(me)}\n`;
  try {
    // A link appears with its content or not at all, so nobody reads a lock that is still being written.
    writeFileSync(draft, text);
    linkSync(draft, file);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "EEXIST" || errno === "ENOENT") return false;
    if (errno !== "EPERM" && errno !== "ENOTSUP" && errno !== "ENOSYS" && errno !== "EMLINK") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  // A file system without links: the file is made first and filled a moment later.
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return false;
    throw error;
  }
}

function refuseIfHeld(file: string): void {
  let text: string;
  let age: number;
  try {
    text = readFileSync(file, "utf8");
    age = Date.now() - statSync(file).mtimeMs;
  } catch (error) {
    // Released in this moment: the caller looks again, or makes the next number.
    if (errnoOf(error) === "ENOENT") return;
    throw error;
  }
  const holder = parseHolder(text);
  if (holder === null) {
    if (age > FILL_TIME) return;
    throw new FenjieError("locked", `another run is starting here (${file})`, { file });
  }
  if (holder.host !== hostname()) {
    const text = `a run on ${holder.host} (process ${holder.pid}) is at work here; if it is not, delete ${file}`;
    throw new FenjieError("locked", text, { file, ...holder });
  }
  if (isAlive(holder)) {
    throw new FenjieError("locked", `another run (process ${holder.pid}) is at work here (${file})`, {
      file,
      ...holder,
    });
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, and another user's.
    if (errnoOf(error) === "ESRCH") return false;
  }
  const now = beginningOf(pid);
  return began === null || now === null || began === now;
}

/** When a process began, in words that are the same at every call; null where the system does not tell. */
function beginningOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      // Field 22, counted after the name, which stands in brackets and may hold spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
    }
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}
