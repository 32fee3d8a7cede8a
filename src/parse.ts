import { sha256 } from "@noble/hashes/sha256";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { check } from "./check";
import { compareReadings, type SecondReading, wantsRecords } from "./check/agreement";
import { extract } from "./extract";
import { interpret } from "./interpret";
import { layOut } from "./layout";
import type { Document } from "./model/document";
import { FenjieError } from "./model/error";
import type { ParsedNotice } from "./model/notice";
import { limitsSchema, type ParseOptions, parseOptionsSchema, type Settings } from "./model/options";
import { read, readText, wholeInput } from "./read";

/** Anything that holds one notice. A string is taken as decoded text. */
export type NoticeInput = string | Uint8Array | ArrayBuffer | Blob;

/**
 * Parses one notice of any format into typed task records. The format is found by content; `options.mediaType`
 * overrides.
 *
 * @returns the result of the contract; see {@link parsedNoticeSchema}. A notice without tasks gives no record and says
 * so in a message.
 * @throws FenjieError where nothing can be read: `empty-input`, `not-text`, `unsupported-format`, `too-large`,
 * `encrypted`, `damaged`, `needs-ocr`, `invalid-option` and the other limits.
 */
export async function parseNotice(input: NoticeInput, options: ParseOptions = {}): Promise<ParsedNotice> {
  const settings = settingsOf(options);
  const bytes = await wholeInput(input, settings);
  const hash = hashOf(bytes);
  const { result, document } = parseDocument(await read(bytes, settings), hash, settings);
  const crossCheck = settings.crossCheck && result.source.mediaType === "application/pdf" && typeof bytes !== "string";
  return crossCheck ? compareReadings(result, await readAgain(result, document, bytes, hash, settings)) : result;
}

/** A PDF's second reading: its flat text, by another engine, through the same stages. */
async function readAgain(
  first: ParsedNotice,
  laidOut: Document,
  bytes: Uint8Array,
  hash: string,
  settings: Settings,
): Promise<SecondReading> {
  const ruled = laidOut.pages.some(({ blocks }) => blocks.some(({ kind }) => kind === "grid"));
  try {
    const { readPdfText } = await import("./read/pdf/text");
    const read = await readPdfText(bytes, settings);
    // To decode flat text is the dearest step of all; where rules draw the cells, few notices want it.
    if (!wantsRecords(first, ruled)) return { tasks: [], pages: pageTexts(layOut(read).document), ruled };
    const { result, document } = parseDocument(read, hash, settings);
    return { tasks: result.tasks, pages: pageTexts(document), ruled };
  } catch (cause) {
    // What the first reading gave stands; that nothing confirms it is said in a message.
    if (cause instanceof FenjieError) return { tasks: [], pages: new Map(), ruled };
    throw cause;
  }
}

function pageTexts({ pages }: Document): Map<number, string> {
  return new Map(
    pages.map(({ number, blocks }) => [
      number ?? 1,
      blocks.map((block) => (block.kind === "grid" ? "" : block.text.text)).join(""),
    ]),
  );
}

/**
 * Parses the text of one notice, as any extractor left it, without waiting.
 *
 * @throws FenjieError `empty-input`, `not-text`, `too-large`, `invalid-option`.
 */
export function parseNoticeText(text: string, options: ParseOptions = {}): ParsedNotice {
  const settings = settingsOf(options);
  return parseDocument(readText(text, settings), hashOf(text), settings).result;
}

/** The pipeline: what is read is laid out, extracted, interpreted and checked. */
function parseDocument(
  read: Document,
  hash: string,
  settings: Settings,
): { readonly result: ParsedNotice; readonly document: Document } {
  try {
    const { document, dropped } = layOut(read);
    const extraction = extract(document, settings);
    const draft = interpret(extraction, document.facts);
    const source = {
      name: settings.name ?? null,
      mediaType: document.mediaType,
      sha256: hash,
      pages: document.pageCount,
      order: extraction.order,
    };
    return { result: { source, ...check(draft, document, dropped) }, document };
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    throw new FenjieError("internal", "A defect of this library: please report it with the input.", {}, { cause });
  }
}

function hashOf(input: string | Uint8Array): string {
  return bytesToHex(sha256(typeof input === "string" ? utf8ToBytes(input) : input));
}

function settingsOf(options: ParseOptions): Settings {
  const parsed = parseOptionsSchema.safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.join(".") ?? "";
    throw new FenjieError("invalid-option", `options.${path}: ${issue?.message ?? "not valid"}`, { path });
  }
  return { ...parsed.data, limits: limitsSchema.parse(options.limits ?? {}) };
}
