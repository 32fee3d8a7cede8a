/**
 * Memory over many parses in one process, and for one long PDF: `npm run bench:pdf-memory [PARSES]`.
 * Plain JavaScript on the built package, each measurement in a process of its own: a loader of TypeScript takes several
 * times the memory that is to be measured.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ME = fileURLToPath(import.meta.url);
const [task, ...rest] = process.argv.slice(2);
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const peak = () => megabytes(process.resourceUsage().maxRSS * 1024);

/** A ruled table over so many pages, seven rows a page, by hand: no program that makes PDFs is asked for. */
function ruledPdf(pages) {
  const hex = (text) => [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  const write = (text, x, y) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET\n`;
  const xs = [40, 80, 360, 460, 555];
  const kids = [];
  const objects = new Map([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [3, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"],
    [
      4,
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>",
    ],
    [
      5,
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ],
  ]);
  for (let page = 0; page < pages; page++) {
    const ys = Array.from({ length: 9 }, (_, i) => 780 - i * 80);
    let content = "0.5 w\n";
    for (const y of ys) content += `${xs[0]} ${y} m ${xs.at(-1)} ${y} l S\n`;
    for (const x of xs) content += `${x} ${ys[0]} m ${x} ${ys.at(-1)} l S\n`;
    content += ["序号", "主要工作", "责任单位", "配合单位"]
      .map((text, i) => write(text, xs[i] + 4, ys[0] - 20))
      .join("");
    for (let row = 0; row < 7; row++) {
      const number = page * 7 + row + 1;
      const top = ys[row + 1] - 20;
      content += write(String(number), xs[0] + 4, top);
      for (let line = 0; line < 3; line++)
        content += write("推进老旧泵站改造，完善监测站网，健全巡查机制，提高", xs[1] + 4, top - line * 16);
      content += write("预报能力。", xs[1] + 4, top - 48);
      content +=
        write("市水利局、市林", xs[2] + 4, top) +
        write("业局", xs[2] + 4, top - 16) +
        write("市气象局", xs[3] + 4, top);
    }
    const at = 10 + page * 2;
    kids.push(`${at} 0 R`);
    objects.set(
      at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${at + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.set(at + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  objects.set(2, `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages} >>`);
  let text = "%PDF-1.4\n";
  let table = "xref\n0 1\n0000000000 65535 f \n";
  for (const [number, body] of objects) {
    table += `${number} 1\n${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${10 + pages * 2} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    "latin1",
  );
}

async function child() {
  const { parseNotice } = await import("../../dist/index.js");
  const [file, count, crossCheck] = rest;
  const bytes = new Uint8Array(readFileSync(file));
  for (let i = 1; i <= Number(count); i++) {
    const { tasks } = await parseNotice(bytes, { crossCheck: crossCheck === "yes" });
    if (i === 1) console.log(`  ${tasks.length} records; peak ${peak()}`);
    else if (i === 100 || i % 200 === 100 || i === Number(count)) {
      console.log(`  ${i} parses: RSS ${megabytes(process.memoryUsage.rss())}, peak ${peak()}`);
    }
  }
}

function parent() {
  const folder = mkdtempSync(join(tmpdir(), "pdf-memory-"));
  const measure = (title, pages, count, crossCheck) => {
    console.log(title);
    const file = join(folder, `${pages}.pdf`);
    writeFileSync(file, ruledPdf(pages));
    execFileSync(process.execPath, [ME, "child", file, String(count), crossCheck], { stdio: "inherit" });
  };
  try {
    const parses = task ?? "500";
    measure(`${parses} parses of 5 pages, with the second reading`, 5, parses, "yes");
    measure("300 pages, once, without the second reading", 300, 1, "no");
    measure("300 pages, once, with the second reading", 300, 1, "yes");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (task === "child") await child();
else parent();
