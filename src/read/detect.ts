import { FenjieError } from "../model/error";
import type { Settings } from "../model/options";
import { namesInHeaders, readDirectory } from "./archive/directory";
import { decode } from "./decode";
import { detectText } from "./detect-text";

/** Media types of the files that are told apart by their first bytes. */
export const PDF = "application/pdf";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const OFD = "application/ofd";

/**
 * The media type of a file, by its magic bytes and its content; a name's extension is never asked, it lies too often.
 * Text that is nothing else is "text/plain".
 *
 * Errors: `unsupported-format` for a format that is known and not read, with the way out; `needs-ocr` for a picture;
 * `empty-input`; `not-text`, `too-large` and `invalid-option` as {@link decode} gives them.
 */
export function detect(bytes: Uint8Array, settings: Settings): string {
  if (bytes.length === 0) throw new FenjieError("empty-input", "The input is empty.");
  // Writers may put a few bytes before the header; readers of PDF search the first kilobyte.
  if (indexOf(bytes, "%PDF-", 1024) >= 0) return PDF;
  if (startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06")) return inArchive(bytes);
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) throw compoundFile(bytes);
  for (const [magic, what, wayOut] of UNREAD) if (startsWith(bytes, magic)) throw unsupported(what, wayOut);
  for (const [magic, what] of PICTURES) if (startsWith(bytes, magic)) throw picture(what);
  if (startsWith(bytes, "RIFF") && indexOf(bytes, "WEBP", 16) === 8) throw picture("WebP");
  return detectText(decode(bytes, settings).text);
}

const SAVE_AS = "open it in Word, WPS Office or LibreOffice and save it as DOCX or PDF";

const UNREAD: readonly (readonly [magic: string, what: string, wayOut: string])[] = [
  ["{\\rtf", "an RTF document", SAVE_AS],
  ["\x1f\x8b", "a gzip archive", "unpack it and pass the file inside"],
  ["7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and pass the file inside"],
  ["Rar!\x1a\x07", "a RAR archive", "unpack it and pass the file inside"],
  ["BZh", "a bzip2 archive", "unpack it and pass the file inside"],
  ["\xfd7zXZ\x00", "an xz archive", "unpack it and pass the file inside"],
  ["\xdb\xa5\x2d\x00", "a Word 2.0 document", SAVE_AS],
  ["\xffWPC", "a WordPerfect document", SAVE_AS],
  ["AT&TFORM", "a DjVu document", "print it to PDF"],
  ["CAJ\x00", "a CAJ document", "print it to PDF"],
  ["HN\x00\x00", "a CAJ document", "print it to PDF"],
];

const PICTURES: readonly (readonly [magic: string, what: string])[] = [
  ["\x89PNG\r\n\x1a\n", "PNG"],
  ["\xff\xd8\xff", "JPEG"],
  ["GIF8", "GIF"],
  ["II*\x00", "TIFF"],
  ["MM\x00*", "TIFF"],
  ["\x00\x00\x00\x0cjP  ", "JPEG 2000"],
];

const IN_ARCHIVE: readonly (readonly [entry: RegExp, what: string, wayOut: string])[] = [
  [/^xl\//, "an Excel workbook", "save the sheet as PDF, or export it as HTML"],
  [/^ppt\//, "a PowerPoint presentation", "save it as PDF"],
  [/^META-INF\/container\.xml$/, "an EPUB book", "pass the HTML files inside"],
  [/^content\.xml$/, "an OpenDocument file", SAVE_AS],
];

function inArchive(bytes: Uint8Array): string {
  const names = readDirectory(bytes)?.map((entry) => entry.name) ?? namesInHeaders(bytes);
  if (names.some((name) => /^\/?OFD\.xml$/i.test(name))) return OFD;
  if (names.some((name) => /^word\/[^/]+\.xml$/i.test(name))) return DOCX;
  for (const [entry, what, wayOut] of IN_ARCHIVE) {
    if (names.some((name) => entry.test(name))) throw unsupported(what, wayOut);
  }
  throw unsupported("a ZIP archive without a document of its own", "unpack it and pass the files inside one by one");
}

/** .doc, .wps, .xls, .ppt are all compound files, and so is an encrypted DOCX. Directory names in them are UTF-16. */
function compoundFile(bytes: Uint8Array): FenjieError {
  const holds = (name: string) => indexOf(bytes, [...name].map((char) => `${char}\0`).join(""), bytes.length) >= 0;
  if (holds("EncryptedPackage")) {
    return new FenjieError(
      "encrypted",
      "The document is encrypted with a password: open it, remove the password and save it again.",
      { format: "encrypted Office document" },
    );
  }
  if (holds("Workbook"))
    return unsupported("an old Excel workbook (.xls)", "save the sheet as PDF, or export it as HTML");
  if (holds("PowerPoint Document")) return unsupported("an old PowerPoint presentation (.ppt)", "save it as PDF");
  return unsupported("a document in an old Office format (.doc or .wps)", SAVE_AS);
}

function unsupported(what: string, wayOut: string): FenjieError {
  return new FenjieError("unsupported-format", `The input is ${what}, which is not read: ${wayOut}.`, {
    format: what,
    wayOut,
  });
}

function picture(format: string): FenjieError {
  return new FenjieError(
    "needs-ocr",
    `The input is a picture (${format}): run character recognition over it first and pass what that gives.`,
    { format },
  );
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  if (bytes.length < magic.length) return false;
  for (let i = 0; i < magic.length; i++) if (bytes[i] !== magic.charCodeAt(i)) return false;
  return true;
}

/** Offset of `text` (Latin-1) within the first `within` bytes, or -1. */
function indexOf(bytes: Uint8Array, text: string, within: number): number {
  const last = Math.min(bytes.length, within) - text.length;
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return at;
  }
  return -1;
}
