import { Inflate } from "fflate";
import { FenjieError } from "../../model/error";
import type { Limits } from "../../model/options";
import { keepWithin } from "../limit";
import { crc32 } from "./crc32";
import { type Entry, readDirectory } from "./directory";

/** A ZIP archive whose parts are unpacked one by one, when asked for. Nothing is ever written to a disk. */
export interface Archive {
  /** Names of all parts, in the archive's order: relative, "/" between folders. */
  readonly names: readonly string[];
  /** Names of entries that were not taken because they point out of the archive ("../../etc/passwd"). */
  readonly refused: readonly string[];
  /** The part of that name, case ignored, or null if there is none. */
  read(name: string): Uint8Array | null;
}

/**
 * Opens an archive. What is unpacked is counted as it comes out, not as the directory claims: no part may grow by more
 * than `limits.unpackRatio`, nor all of them together beyond `limits.unpackedBytes`.
 *
 * Errors: `damaged` for an archive without directory, a part that does not unpack or whose checksum is wrong;
 * `encrypted`; `too-large`.
 */
export function openArchive(bytes: Uint8Array, limits: Limits): Archive {
  const directory = readDirectory(bytes);
  if (!directory) throw new FenjieError("damaged", "The archive is cut off: its directory is missing.");
  const entries = new Map<string, Entry>();
  const refused: string[] = [];
  for (const entry of directory) {
    if (entry.name.endsWith("/")) continue;
    const name = partName(entry.name);
    if (name === null) refused.push(entry.name);
    else if (!entries.has(name.toLowerCase())) entries.set(name.toLowerCase(), { ...entry, name });
  }
  let unpacked = 0;
  return {
    names: [...entries.values()].map((entry) => entry.name),
    refused,
    read(name) {
      const wanted = partName(name);
      const entry = wanted === null ? undefined : entries.get(wanted.toLowerCase());
      if (!entry) return null;
      const part = unpack(bytes, entry, limits, limits.unpackedBytes - unpacked);
      unpacked += part.length;
      return part;
    },
  };
}

/** "/Doc_0/./Pages/../Doc.xml" → "Doc_0/Doc.xml"; null for a name that leaves the archive. */
export function partName(name: string): string | null {
  const parts: string[] = [];
  for (const part of name.replace(/\\/g, "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 || /^[a-z]:$/i.test(parts[0]!) || name.includes("\0") ? null : parts.join("/");
}

/** Small parts may well pack better than the ratio: a bomb is large. */
const RATIO_COUNTS_FROM = 1024 * 1024;
const STEP = 65_536;

function unpack(bytes: Uint8Array, entry: Entry, limits: Limits, left: number): Uint8Array {
  if (entry.encrypted) {
    throw new FenjieError("encrypted", "The file is encrypted: remove the password and save it again.", {
      part: entry.name,
    });
  }
  const packed = packedBytes(bytes, entry);
  const result = entry.method === 0 ? packed : inflate(packed, entry, limits, left);
  keepWithin(limits, "unpackedBytes", limits.unpackedBytes - left + result.length);
  if (crc32(result) !== entry.crc) throw damaged(entry, "its checksum is wrong");
  return result;
}

function packedBytes(bytes: Uint8Array, { offset, packedSize, name, method }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (method !== 0 && method !== 8) throw damaged({ name }, `it is packed by an unknown method (${method})`);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) {
    throw damaged({ name }, "it is not where the archive's directory says");
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw damaged({ name }, "the archive is cut off");
  return bytes.subarray(start, start + packedSize);
}

function inflate(packed: Uint8Array, entry: Entry, limits: Limits, left: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    size += chunk.length;
    ended ||= final;
    keepWithin(limits, "unpackedBytes", limits.unpackedBytes - left + size);
    if (size > RATIO_COUNTS_FROM) keepWithin(limits, "unpackRatio", Math.ceil(size / packed.length));
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    throw damaged(entry, "it does not unpack", cause);
  }
  if (!ended) throw damaged(entry, "it does not unpack");
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function damaged({ name }: { name: string }, why: string, cause?: unknown): FenjieError {
  return new FenjieError("damaged", `The part ${name} of the file cannot be read: ${why}.`, { part: name }, { cause });
}
