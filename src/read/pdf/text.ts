import type { Document } from "../../model/document";
import { FenjieError } from "../../model/error";
import type { Settings } from "../../model/options";
import { readText } from "../text";
import { checkHead } from "./reader";

/**
 * Reads a PDF a second time, by another engine and another way: its text in the order of the file, page by page, line by
 * line, without positions. What the two readings agree on was not made up by either.
 *
 * @throws FenjieError `damaged`, `encrypted`, `time-limit`, those of {@link checkHead}, and `empty-input` for a file
 * without text.
 */
export async function readPdfText(bytes: Uint8Array, settings: Settings): Promise<Document> {
  checkHead(bytes, settings);
  const { PDFParse } = await import("pdf-parse");
  const parser = new PDFParse({
    // The engine takes the buffer away from its owner.
    data: bytes.slice(),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...characterMaps(),
    // Nothing in the file is run, and nothing is written to the console.
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    // Normalised, a radical would become an old form of its character (⼾ 戶, not 户); layout knows better.
    const { pages } = await withinTime(parser.getText({ pageJoiner: "", disableNormalization: true }), settings);
    const text = pages.map((page) => page.text.replaceAll("\f", " ")).join("\f");
    return { ...readText(text, settings), mediaType: "application/pdf", pageCount: pages.length };
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    const encrypted = cause instanceof Error && cause.name === "PasswordException";
    throw new FenjieError(
      encrypted ? "encrypted" : "damaged",
      encrypted ? "The file wants a password." : "The PDF's text could not be read.",
      {},
      { cause },
    );
  } finally {
    await parser.destroy().catch(() => {});
  }
}

/** Where the character maps of fonts such as GBK-EUC-H lie: without them such text is empty, and nothing says so. */
function characterMaps(): { cMapUrl?: string; cMapPacked?: boolean } {
  try {
    const url = new URL("cmaps/", import.meta.resolve("pdfjs-dist/package.json"));
    return { cMapUrl: url.protocol === "file:" ? decodeURIComponent(url.pathname) : url.href, cMapPacked: true };
  } catch {
    // No module resolution here (a bundle): the first reading has its own maps.
    return {};
  }
}

async function withinTime<T>(work: Promise<T>, { limits }: Settings): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new FenjieError("time-limit", `Reading took longer than ${limits.milliseconds} ms.`, {
      limit: "milliseconds",
      allowed: limits.milliseconds,
    });
    timer = setTimeout(() => reject(error), limits.milliseconds);
  });
  // The loser of the race must not become an unhandled rejection.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
