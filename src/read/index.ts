import type { Document } from "../model/document";
import { FenjieError } from "../model/error";
import type { Settings } from "../model/options";
import { detect } from "./detect";
import { detectText } from "./detect-text";
import { keepWithin } from "./limit";
import { READERS } from "./reader";
import { readText } from "./text";

export { readText };

/**
 * Reads one input of any known format. `settings.mediaType` names the format; without it, its content does. A string is
 * text that is decoded already, and so never PDF, DOCX or OFD.
 *
 * Errors: `unsupported-format` for a format that is not read, with the way out; all that {@link detect} and the readers
 * give. Whatever else goes wrong inside a reader becomes `damaged`, with its cause.
 */
export async function read(input: string | Uint8Array | ArrayBuffer | Blob, settings: Settings): Promise<Document> {
  const bytes = await wholeInput(input, settings);
  if (typeof bytes === "string") return readString(bytes, settings);
  return readBytes(bytes, settings.mediaType ?? detect(bytes, settings), settings);
}

async function readString(text: string, settings: Settings): Promise<Document> {
  const mediaType = settings.mediaType ?? detectText(text);
  if (bare(mediaType) === "text/plain") return readText(text, settings);
  return readBytes(new TextEncoder().encode(text), mediaType, { ...settings, encoding: "utf-8" });
}

async function readBytes(bytes: Uint8Array, mediaType: string, settings: Settings): Promise<Document> {
  if (bytes.length === 0) throw new FenjieError("empty-input", "The input is empty.");
  const load = Object.hasOwn(READERS, bare(mediaType)) ? READERS[bare(mediaType)] : undefined;
  if (!load) {
    throw new FenjieError(
      "unsupported-format",
      `No reader for "${mediaType}"; options.mediaType may be one of ${Object.keys(READERS).join(", ")}.`,
      { mediaType, known: Object.keys(READERS) },
    );
  }
  const reader = await load();
  try {
    return await reader(bytes, settings);
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    throw new FenjieError("damaged", `The file could not be read as ${mediaType}.`, { mediaType }, { cause });
  }
}

/** "text/html; charset=gbk" → "text/html" */
function bare(mediaType: string): string {
  return mediaType.split(";", 1)[0]!.trim().toLowerCase();
}

/** An input in memory, if it is within the limits; of a Blob that is not, nothing is read. */
export async function wholeInput(
  input: string | Uint8Array | ArrayBuffer | Blob,
  { limits }: Settings,
): Promise<string | Uint8Array> {
  if (typeof input === "string") {
    keepWithin(limits, "characters", input.length);
    return input;
  }
  if (typeof Blob !== "undefined" && input instanceof Blob) {
    keepWithin(limits, "bytes", input.size);
    return new Uint8Array(await input.arrayBuffer());
  }
  if (!(input instanceof Uint8Array || input instanceof ArrayBuffer)) {
    throw new FenjieError("invalid-option", "The input must be a string, Uint8Array, ArrayBuffer or Blob.", {
      given: typeof input,
    });
  }
  keepWithin(limits, "bytes", input.byteLength);
  return input instanceof Uint8Array ? input : new Uint8Array(input);
}
