import { open } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";
import { FenjieError } from "../model/error";
import type { Limits } from "../model/options";
import type { EntrySource, FileSource } from "./input";
import { errnoOf } from "./output-file";

/**
 * The bytes of a file or of an archive's entry.
 * @throws FenjieError too-large before anything is read; unreadable, damaged
 */
export async function readInput(source: FileSource | EntrySource, limits: Limits): Promise<Uint8Array> {
  try {
    return source.kind === "file" ? await readFile(source, limits) : await readEntry(source, limits);
  } catch (error) {
    if (error instanceof FenjieError) throw error;
    throw unreadable(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "the file does not exist",
  EACCES: "no permission to read",
  EPERM: "no permission to read",
  ELOOP: "the links lead in a circle",
  EISDIR: "it is a directory",
};

export function unreadable(error: unknown): FenjieError {
  const errno = errnoOf(error) ?? "unknown";
  const text = REASONS[errno] ?? `the file cannot be read (${String((error as Error)?.message ?? error)})`;
  return new FenjieError("unreadable", text, { errno }, { cause: error });
}

/** A pipe, a socket, a device: to read it could wait for ever. */
export function noFile(): FenjieError {
  return new FenjieError("unreadable", "it is neither a file nor a directory");
}

async function readFile({ file }: FileSource, limits: Limits): Promise<Uint8Array> {
  const handle = await open(typeof file === "string" ? file : Buffer.from(file), "r");
  try {
    const { size } = await handle.stat();
    if (size > limits.bytes) throw tooLarge(size, limits);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function readEntry(source: EntrySource, limits: Limits): Promise<Uint8Array> {
  if (source.unpackedBytes > limits.bytes) throw tooLarge(source.unpackedBytes, limits);
  const { archive } = source;
  const handle = await open(typeof archive === "string" ? archive : Buffer.from(archive), "r");
  try {
    const header = Buffer.alloc(30);
    await handle.read(header, 0, 30, source.at);
    if (header.readUInt32LE(0) !== 0x04034b50) throw damaged("its header is missing");
    const at = source.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    // Entries do not lie over one another (the list was checked), so that no size here can exceed the archive's.
    const packed = Buffer.alloc(source.packedBytes);
    const { bytesRead } = await handle.read(packed, 0, packed.length, at);
    if (bytesRead < packed.length) throw damaged("the archive ends inside it");
    const bytes = source.method === 0 ? packed : inflate(packed, source);
    if (bytes.length !== source.unpackedBytes || crc32(bytes) !== source.crc32) throw damaged("its check sum is wrong");
    return bytes;
  } finally {
    await handle.close();
  }
}

function inflate(packed: Buffer, source: EntrySource): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, source.unpackedBytes) });
  } catch {
    throw damaged("it cannot be unpacked");
  }
}

function tooLarge(size: number, limits: Limits): FenjieError {
  return new FenjieError("too-large", `the file has ${size} bytes; the limit is ${limits.bytes}`, {
    size,
    limit: "bytes",
    maximum: limits.bytes,
  });
}

function damaged(why: string): FenjieError {
  return new FenjieError("damaged", `the archive's entry is damaged: ${why}`);
}
