import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PDFParse } from "pdf-parse";
import { Bench } from "tinybench";
import { layOut } from "../../src/layout";
import { limitsSchema, parseOptionsSchema, type Settings } from "../../src/model/options";
import { parseNotice } from "../../src/parse";
import { withPdfium } from "../../src/read/pdf/engine";
import { readPdf } from "../../src/read/pdf/reader";

/**
 * What reading a PDF costs, beside what its engines cost alone, in one run:
 * `npm run bench:pdf [FILE.pdf [PARSES]]`. With PARSES, memory over so many parses as well. Without a file it is the seed
 * notice's tasks as `npm run bench:seed-pdf` left them.
 */
const SEED = fileURLToPath(new URL("../../out/accuracy/seed-pdf/A4-printed.pdf", import.meta.url));
const [file = SEED, parses = "0"] = process.argv.slice(2);
if (!existsSync(file)) throw new Error(`no such file: ${file}; npm run bench:seed-pdf makes PDFs of the seed notice`);
const bytes = new Uint8Array(readFileSync(file));
const { limits: _, ...options } = parseOptionsSchema.parse({});
const settings: Settings = { ...options, limits: limitsSchema.parse({}) };

/** What PDFium alone needs to list the same characters and path segments. */
async function pdfiumAlone(): Promise<number> {
  return withPdfium(({ malloc, free, heap, call, loadDocument }) => {
    const pointer = malloc(bytes.length);
    const out = malloc(64);
    heap.u8.set(bytes, pointer);
    const document = loadDocument(pointer, bytes.length, "");
    let listed = 0;
    for (let p = 0; p < call.FPDF_GetPageCount(document); p++) {
      const page = call.FPDF_LoadPage(document, p);
      const text = call.FPDFText_LoadPage(page);
      const characters = call.FPDFText_CountChars(text);
      for (let i = 0; i < characters; i++) {
        listed += call.FPDFText_GetUnicode(text, i);
        call.FPDFText_GetCharOrigin(text, i, out, out + 8);
        call.FPDFText_GetLooseCharBox(text, i, out);
      }
      const objects = call.FPDFPage_CountObjects(page);
      for (let i = 0; i < objects; i++) {
        const object = call.FPDFPage_GetObject(page, i);
        if (call.FPDFPageObj_GetType(object) !== 2) continue;
        const segments = call.FPDFPath_CountSegments(object);
        for (let s = 0; s < segments; s++) {
          call.FPDFPathSegment_GetPoint(call.FPDFPath_GetPathSegment(object, s), out, out + 8);
        }
      }
      call.FPDFText_ClosePage(text);
      call.FPDF_ClosePage(page);
    }
    call.FPDF_CloseDocument(document);
    free(out);
    free(pointer);
    return listed;
  });
}

async function textAlone(): Promise<void> {
  const parser = new PDFParse({ data: bytes.slice() });
  await parser.getText();
  await parser.destroy();
}

const bench = new Bench({ time: 2000, warmupTime: 500 })
  .add("PDFium alone", async () => void (await pdfiumAlone()))
  .add("geometry: readPdf", async () => void (await readPdf(bytes, settings)))
  .add("geometry: readPdf and layout", async () => void layOut(await readPdf(bytes, settings)))
  .add("parseNotice, no cross-check", async () => void (await parseNotice(bytes, { crossCheck: false })))
  .add("pdf-parse getText alone", textAlone)
  .add("parseNotice", async () => void (await parseNotice(bytes)));
await bench.run();
const times = new Map(
  bench.tasks.map(({ name, result }) => [name, "latency" in result ? result.latency.mean : Number.NaN]),
);
for (const [name, time] of times) console.log(`${time.toFixed(1).padStart(9)} ms  ${name}`);
const ratio = (over: string, ...under: string[]) =>
  (times.get(over)! / under.reduce((sum, name) => sum + times.get(name)!, 0)).toFixed(2);
console.log(`geometry / PDFium alone: ${ratio("geometry: readPdf", "PDFium alone")}`);
console.log(
  `parseNotice / (getText + no cross-check): ${ratio("parseNotice", "pdf-parse getText alone", "parseNotice, no cross-check")}`,
);

for (let i = 1; i <= Number(parses); i++) {
  await parseNotice(bytes);
  if (i % Math.ceil(Number(parses) / 5) === 0) {
    console.log(`${i} parses: RSS ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
  }
}
