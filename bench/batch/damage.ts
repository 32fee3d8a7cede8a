import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";

interface Damage {
  readonly name: string;
  readonly ending: string;
  readonly right: readonly string[];
  make(whole: { docx: Uint8Array; pdf: string; seed: number }): Uint8Array | Promise<Uint8Array>;
}

/** The ways in which files of a folder are bad, with the outcomes that are right for each. */
export const damages: readonly Damage[] = [
  { name: "empty", ending: "txt", right: ["failure empty-input"], make: () => new Uint8Array() },
  {
    name: "noise",
    ending: "bin",
    right: ["failure not-text", "failure unsupported-format"],
    make: ({ seed }) => noise(seed, 5000),
  },
  {
    name: "picture",
    ending: "png",
    right: ["failure needs-ocr"],
    make: ({ seed }) =>
      Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR", "latin1"), noise(seed, 2000)]),
  },
  {
    name: "old-word",
    ending: "doc",
    right: ["failure unsupported-format"],
    make: ({ seed }) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), noise(seed, 4000)]),
  },
  {
    name: "half",
    ending: "docx",
    right: ["failure damaged"],
    make: ({ docx }) => docx.slice(0, Math.floor(docx.length / 2)),
  },
  {
    name: "no-document",
    ending: "docx",
    right: ["failure damaged", "failure unsupported-format"],
    make: () => zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/other.xml": strToU8("<x/>") }),
  },
  {
    name: "head-only",
    ending: "pdf",
    right: ["failure damaged"],
    make: ({ seed }) =>
      Buffer.concat([Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1"), noise(seed, 3000)]),
  },
  {
    // Without its table of objects a PDF can be searched for them: what is found is a result, and what is not, a failure.
    name: "half",
    ending: "pdf",
    right: ["failure damaged", "failure needs-ocr", "partial", "success"],
    make: async ({ pdf }) => {
      const bytes = await readFile(pdf);
      return bytes.subarray(0, Math.floor(bytes.length / 2));
    },
  },
  { name: "encrypted", ending: "pdf", right: ["failure encrypted"], make: ({ pdf }) => encrypted(pdf) },
];

function noise(seed: number, length: number): Buffer {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  };
  return Buffer.from(Uint8Array.from({ length }, next));
}

function encrypted(pdf: string): Uint8Array {
  const directory = mkdtempSync(join(tmpdir(), "batch-bench-"));
  try {
    const out = join(directory, "out.pdf");
    execFileSync("qpdf", ["--encrypt", "user", "owner", "256", "--", pdf, out]);
    return readFileSync(out);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
