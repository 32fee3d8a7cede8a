import { closeSync, fstatSync, fsync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type FileRecord, fileRecordSchema } from "./outcome";
import { GrowingFile, syncDirectory } from "./output-file";

export const MANIFEST_NAME = "manifest.ndjson";

/** Records are forced to the disk in groups: at the latest this long after they were written, or this many at a time. */
const SYNC_AFTER_MS = 250;
const SYNC_AFTER_RECORDS = 64;

interface Line {
  readonly at: number;
  readonly length: number;
}

/**
 * The append-only list of what is done: one JSON record a line, the last one for a name counts.
 *
 *   {"name":"a.txt","sha256":"5f…","outcome":"success",…}⏎
 *   {"name":"b.pdf","sha256":"90…","outcome":"fai            ← torn by a kill: cut off when the file is opened again
 *
 * Only names and offsets are kept in memory; records are read back from the file when they are asked for.
 */
export class Manifest {
  private readonly lines = new Map<string, Line>();
  private size = 0;
  private unsynced = 0;
  private readonly touched = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private syncing: Promise<void> = Promise.resolve();
  private failed: unknown = null;

  private constructor(
    private readonly path: string,
    private readonly fd: number,
  ) {}

  static open(directory: string): Manifest {
    const path = join(directory, MANIFEST_NAME);
    const manifest = new Manifest(path, openSync(path, "a+"));
    manifest.index();
    return manifest;
  }

  get(name: string): FileRecord | null {
    const line = this.lines.get(name);
    // Only lines that are records have been taken into the list.
    return line ? (JSON.parse(this.read(line)) as FileRecord) : null;
  }

  /**
   * Adds a record. It survives a killed process at once, a power failure after the next sync.
   * @param directories those in which files were renamed for this record; synced before it
   */
  append(record: FileRecord, directories: Iterable<string> = []): void {
    if (this.failed) throw this.failed;
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`, "utf8");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.fd, bytes, at);
    } catch (error) {
      // A full disk takes half a line. The next record must not be glued to it.
      ftruncateSync(this.fd, this.size);
      throw error;
    }
    this.lines.set(record.name, { at: this.size, length: bytes.length });
    this.size += bytes.length;
    for (const directory of directories) this.touched.add(directory);
    this.unsynced++;
    if (this.unsynced >= SYNC_AFTER_RECORDS) this.startSync();
    else this.timer ??= setTimeout(() => this.startSync(), SYNC_AFTER_MS).unref();
  }

  /** Waits until everything appended is on the disk. */
  async sync(): Promise<void> {
    this.startSync();
    await this.syncing;
    if (this.failed) throw this.failed;
  }

  names(): string[] {
    return [...this.lines.keys()].sort(byCodeUnits);
  }

  /**
   * Rewrites the list as one line a name in the order of names, so that it no longer tells which file was done first:
   * after it, two output directories with the same content are the same byte for byte.
   */
  async compact(temporary: string): Promise<void> {
    await this.sync();
    const file = new GrowingFile(temporary, this.path);
    try {
      for (const name of this.names()) file.write(`${this.read(this.lines.get(name)!)}\n`);
      file.finish();
    } catch (error) {
      file.discard();
      throw error;
    }
    await syncDirectory(dirname(this.path));
  }

  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.syncing;
    closeSync(this.fd);
  }

  private startSync(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.unsynced === 0) return;
    this.unsynced = 0;
    const directories = [...this.touched];
    this.touched.clear();
    this.syncing = this.syncing.then(async () => {
      try {
        await Promise.all(directories.map(syncDirectory));
        await promisify(fsync)(this.fd);
      } catch (error) {
        this.failed ??= error;
      }
    });
  }

  private read({ at, length }: Line): string {
    const bytes = Buffer.allocUnsafe(length - 1);
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(this.fd, bytes, done, bytes.length - done, at + done);
      if (count === 0) throw new Error(`${this.path} became shorter while it was in use`);
      done += count;
    }
    return bytes.toString("utf8");
  }

  /** Finds the lines of an existing file and cuts off a torn last one. */
  private index(): void {
    const end = fstatSync(this.fd).size;
    const chunk = Buffer.allocUnsafe(1 << 20);
    let rest = Buffer.alloc(0);
    let read = 0;
    while (read < end) {
      const count = readSync(this.fd, chunk, 0, chunk.length, read);
      if (count === 0) break;
      read += count;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let from = 0;
      for (let to = bytes.indexOf(10, from); to >= 0; to = bytes.indexOf(10, from)) {
        // A line that is no record (a fault of the disk, a hand that edited) counts as not there: its file is done again.
        const record = parseRecord(bytes.toString("utf8", from, to));
        if (record) this.lines.set(record.name, { at: this.size, length: to + 1 - from });
        this.size += to + 1 - from;
        from = to + 1;
      }
      rest = Buffer.from(bytes.subarray(from));
    }
    if (this.size < end) ftruncateSync(this.fd, this.size);
  }
}

function parseRecord(text: string): FileRecord | null {
  try {
    return fileRecordSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The order of names everywhere: the same on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
