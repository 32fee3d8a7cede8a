import { createHash } from "node:crypto";
import { FORMATS, type Format } from "./formats";
import { MANIFEST_NAME } from "./manifest";

/** Bytes of one name that every usual file system takes. */
const NAME_BYTES = 255;
const SUFFIX_BYTES = Math.max(...FORMATS.map((format) => suffix(format).length));

/** Where the lock and unfinished files stand, inside the output directory. */
export const STATE_NAME = ".fenjie";
export const MERGED_NAME = "tasks";

/** The name of a file's output: `2017/57.txt` gives `2017/57.txt.json`. The ending stays, for 57.pdf may stand beside it. */
export function outputFile(base: string, format: Format): string {
  return base + suffix(format);
}

function suffix(format: Format): string {
  return `.${format}`;
}

/**
 * Chooses where each input's outputs go. The same inputs always get the same names, in whatever order runs see them.
 *
 *   a/x.txt, b/x.txt     →  a/x.txt, b/x.txt              directories are kept
 *   x.txt, X.TXT         →  x.txt~5f31c2aa, X.TXT         the same name on a file system that ignores case
 *   <300 bytes>.pdf      →  <first 242 bytes>~90ab12cd.pdf
 *
 * @param inputs in the order of their names, no two with the same path
 * @param isAnothers whether a name is already that of another path
 * @returns base names, to be completed by {@link outputFile}
 */
export function chooseNames(
  inputs: readonly { readonly name: string; readonly path: string }[],
  isAnothers: (base: string, path: string) => boolean = () => false,
): string[] {
  const bases = inputs.map(({ name }) => shortenPath(name));
  const directories = new Set([fold(STATE_NAME)]);
  for (const base of bases) for (const directory of parents(base)) directories.add(fold(directory));
  const taken = new Set([MANIFEST_NAME, ...FORMATS.map((format) => outputFile(MERGED_NAME, format))].map(fold));

  return bases.map((base, i) => {
    let choice = base;
    const { path } = inputs[i]!;
    for (let salt = ""; clashes(choice, taken, directories) || isAnothers(choice, path); salt += "+") {
      choice = marked(base, digest(path + salt));
    }
    for (const format of FORMATS) taken.add(fold(outputFile(choice, format)));
    return choice;
  });
}

function clashes(base: string, taken: ReadonlySet<string>, directories: ReadonlySet<string>): boolean {
  return FORMATS.some((format) => {
    const file = fold(outputFile(base, format));
    return taken.has(file) || directories.has(file);
  });
}

/** What file systems that ignore case or normalise Unicode take for the same name. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function parents(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) found.push(path.slice(0, at));
  return found;
}

function shortenPath(path: string): string {
  const parts = path.split("/").map(permitted);
  return parts.map((part, i) => shorten(part, NAME_BYTES - (i === parts.length - 1 ? SUFFIX_BYTES : 0))).join("/");
}

/** Control characters break lists of files; the rest of the set cannot stand in a name on Windows. */
function permitted(part: string): string {
  const safe = part.replace(/[\u0000-\u001f\u007f]/g, "_");
  return process.platform === "win32" ? safe.replace(/[<>:"|?*\\]/g, "_").replace(/[. ]$/, "_") : safe;
}

function shorten(part: string, limit: number): string {
  return Buffer.byteLength(part) <= limit ? part : withMark(part, digest(part), limit);
}

function marked(base: string, mark: string): string {
  const at = base.lastIndexOf("/") + 1;
  return base.slice(0, at) + withMark(base.slice(at), mark, NAME_BYTES - SUFFIX_BYTES);
}

/** Puts a mark before the ending and shortens the rest so that all fits into `limit` bytes, cutting no character. */
function withMark(part: string, mark: string, limit: number): string {
  const ending = /\.[^.]{1,12}$/.exec(part)?.[0] ?? "";
  const room = limit - Buffer.byteLength(ending) - mark.length - 1;
  let head = "";
  let bytes = 0;
  for (const char of part.slice(0, part.length - ending.length)) {
    bytes += Buffer.byteLength(char);
    if (bytes > room) break;
    head += char;
  }
  return `${head}~${mark}${ending}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
