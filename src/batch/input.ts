import type { FenjieErrorCode } from "../model/error";

/** One file to convert, found but not yet opened. */
export interface Input {
  /** How it is shown and, made fit for a file system, how its outputs are named. "/" between. */
  readonly name: string;
  /** Absolute path for people; entries of an archive are appended to its path. */
  readonly path: string;
  readonly source: InputSource;
}

export type InputSource = FileSource | EntrySource | NoSource;

export interface FileSource {
  readonly kind: "file";
  /** Bytes where the name is not valid UTF-8 and could not be opened by its text. */
  readonly file: string | Uint8Array;
}

/** A file inside a ZIP archive. All numbers are from the archive's directory and not yet to be trusted. */
export interface EntrySource {
  readonly kind: "entry";
  readonly archive: string | Uint8Array;
  /** Offset of the entry's local header. */
  readonly at: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

/** Something that was asked for and cannot be read: it is listed with its reason instead of being forgotten. */
export interface NoSource {
  readonly kind: "none";
  readonly code: FenjieErrorCode;
  readonly text: string;
  /** Whether it may be there the next time. */
  readonly retry: boolean;
}
