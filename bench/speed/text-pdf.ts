import { readFileSync } from "node:fs";
import PDFDocument from "pdfkit";

const FONT = import.meta.resolve("@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf");

/** A4 pages with the text as it is, line for line, in an embedded Chinese font: what an extractor should give back. */
export async function textPdf(text: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: "A4", margin: 72 });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
  pdf.registerFont("body", readFileSync(new URL(FONT)));
  pdf.font("body").fontSize(12);
  for (const line of text.split("\n")) {
    if (line.trim() === "") pdf.moveDown(0.3);
    else pdf.text(line.trim());
  }
  pdf.end();
  return done;
}
