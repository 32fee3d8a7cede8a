import { type FileHandle, open } from "node:fs/promises";
import { FenjieError } from "../model/error";
import type { Limits } from "../model/options";
import type { EntrySource, NoSource } from "./input";

/** Entries of one archive; every one becomes a file of its own in the run. */
const MAX_ENTRIES = 200_000;
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024;

export interface ArchiveEntry {
  /** Path inside the archive, "/" between, without "..", drive letters and leading slashes. */
  readonly name: string;
  readonly source: EntrySource | NoSource;
}

/**
 * Reads the directory of a ZIP archive, which stands at its end; the entries themselves stay where they are:
 *
 *   [entry][entry]…[entry]   [directory: name, place, size of each]   [end: where the directory is]
 *
 * @returns null where the file is no archive of files but a document that is kept as one (DOCX, OFD)
 * @throws FenjieError damaged, too-large
 */
export async function listArchive(file: string | Uint8Array, limits: Limits): Promise<ArchiveEntry[] | null> {
  const handle = await open(typeof file === "string" ? file : Buffer.from(file), "r");
  try {
    const { size } = await handle.stat();
    const { at, length, count } = await findDirectory(handle, size);
    if (count > MAX_ENTRIES || length > MAX_DIRECTORY_BYTES) {
      throw new FenjieError("too-large", `the archive holds ${count} entries; the limit is ${MAX_ENTRIES}`, { count });
    }
    const entries = readDirectory(await readAt(handle, at, length), file, count);
    if (entries.some(({ name }) => name === "[Content_Types].xml" || /^OFD\.xml$/i.test(name))) return null;
    refuseBombs(entries, size, limits);
    return entries.filter(({ name }) => !isLitter(name));
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  } finally {
    await handle.close();
  }
}

/** What systems put into archives and directories beside the user's files. */
export function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.[^/]*(\/|$)|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

async function findDirectory(handle: FileHandle, size: number) {
  // The end record is 22 bytes and a comment of at most 65,535.
  const start = Math.max(0, size - 22 - 0xffff);
  const tail = await readAt(handle, start, size - start);
  const end = tail.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  if (end < 0 || end + 22 > tail.length) throw damaged();
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  // Numbers too large for their fields stand in a second end record, whose place stands just before the first.
  if ((count === 0xffff || length === 0xffffffff || at === 0xffffffff) && end >= 20) {
    if (tail.readUInt32LE(end - 20) === 0x07064b50) {
      const record = await readAt(handle, Number(tail.readBigUInt64LE(end - 12)), 56);
      if (record.readUInt32LE(0) !== 0x06064b50) throw damaged();
      count = Number(record.readBigUInt64LE(32));
      length = Number(record.readBigUInt64LE(40));
      at = Number(record.readBigUInt64LE(48));
    }
  }
  if (at + length > size) throw damaged();
  return { at, length, count };
}

function readDirectory(bytes: Buffer, archive: string | Uint8Array, count: number): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const flags = bytes.readUInt16LE(at + 8);
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const rawName = bytes.subarray(at + 46, nameEnd);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const rawText = decodeName(rawName, (flags & 0x800) !== 0);
    const name = safePath(rawText);
    const [unpackedBytes, packedBytes, headerAt] = sizes(bytes, at, extra);
    const isDirectory = /[/\\]$/.test(rawText);
    if (name !== "" && !isDirectory) {
      const method = bytes.readUInt16LE(at + 10);
      const crc32 = bytes.readUInt32LE(at + 16);
      entries.push({
        name,
        source: refusal(flags, method, name) ?? {
          kind: "entry",
          archive,
          at: headerAt,
          method,
          crc32,
          packedBytes,
          unpackedBytes,
        },
      });
    }
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function refusal(flags: number, method: number, name: string): NoSource | null {
  const no = (code: NoSource["code"], text: string): NoSource => ({ kind: "none", code, text, retry: false });
  if (flags & 1) return no("encrypted", "the archive's entry is encrypted");
  if (method !== 0 && method !== 8) return no("unsupported-format", `the entry is packed by method ${method}`);
  if (/\.zip$/i.test(name)) return no("unsupported-format", "an archive inside an archive is not opened");
  return null;
}

/** Unpacked size, packed size and place of an entry; those that did not fit stand in an extra field, in this order. */
function sizes(bytes: Buffer, at: number, extra: Buffer): [number, number, number] {
  const values = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  for (let i = 0; i + 4 <= extra.length; i += 4 + extra.readUInt16LE(i + 2)) {
    if (extra.readUInt16LE(i) !== 1) continue;
    let field = i + 4;
    for (let k = 0; k < values.length; k++) {
      if (values[k] !== 0xffffffff) continue;
      values[k] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return values as [number, number, number];
}

/**
 * UTF-8 where the archive says so or the bytes are that; else GB18030, which Chinese Windows has packed with for decades.
 * Short names can be both: 通知 in GBK is also two marks of other scripts in UTF-8. Without the archive's word,
 * a name is taken for UTF-8 only when something in it takes three bytes, as every ideograph does.
 */
function decodeName(bytes: Buffer, saysUtf8: boolean): string {
  const utf8 = decodeAs("utf-8", bytes);
  if (utf8 !== null && (saysUtf8 || /^[\u0000-\u007f]*$|[\u0800-\uffff]/.test(utf8))) return utf8;
  return decodeAs("gb18030", bytes) ?? utf8 ?? bytes.toString("latin1");
}

function decodeAs(label: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** An entry may be called "../../etc/passwd" or "C:\x"; its output stays inside the output directory all the same. */
function safePath(path: string): string {
  const parts = path.replace(/^[A-Za-z]:/, "").split(/[/\\]/);
  return parts.filter((part) => part !== "" && part !== "." && part !== "..").join("/");
}

/** Entries that lie over one another or say they unpack to far more than they are: made to do harm. */
function refuseBombs(entries: readonly ArchiveEntry[], size: number, limits: Limits): void {
  let packed = 0;
  let unpacked = 0;
  for (const { source } of entries) {
    if (source.kind !== "entry") continue;
    packed += source.packedBytes;
    unpacked += source.unpackedBytes;
  }
  if (packed > size) throw new FenjieError("damaged", "the archive's entries lie over one another", { packed, size });
  if (unpacked > size * limits.unpackRatio) {
    const text = `the archive unpacks to ${unpacked} bytes, more than ${limits.unpackRatio} times its size`;
    throw new FenjieError("too-large", text, { unpacked, size, limit: "unpackRatio" });
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw damaged();
    done += bytesRead;
  }
  return bytes;
}

function damaged(): FenjieError {
  return new FenjieError("damaged", "the archive is damaged: its directory cannot be read");
}
