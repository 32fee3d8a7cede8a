import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { unreadable } from "../batch/read-input";
import { FenjieError } from "../model/error";

/**
 * All bytes of a file, or of standard input for "-". A file that is too large is not begun; a pipe is left at the limit, so
 * that it costs no more memory than the parser would take on anyway.
 *
 * @param maxBytes the parser's limit on the input
 * @throws FenjieError too-large; unreadable, with the system's code as `details.errno`
 */
export async function readInput(file: string, stdin: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    if (file !== "-") {
      const known = await stat(file);
      if (known.isFile() && known.size > maxBytes) throw tooLarge(maxBytes);
    }
    for await (const chunk of file === "-" ? stdin : createReadStream(file)) {
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : (chunk as Uint8Array);
      size += bytes.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof FenjieError) throw error;
    throw unreadable(error);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function tooLarge(maxBytes: number): FenjieError {
  return new FenjieError("too-large", `The input is larger than ${maxBytes} bytes.`, { limit: "bytes", maxBytes });
}
