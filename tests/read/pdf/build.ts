/** What a small PDF is made of: page contents in PDF's own operators, fonts without embedded files. */
export interface PdfPlan {
  /** One string of operators for each page. */
  readonly pages: readonly string[];
  readonly rotate?: number;
  readonly mediaBox?: string;
  /** Further entries of the page's resources, such as an image. */
  readonly resources?: string;
  /** Further fonts beside F1. */
  readonly fonts?: string;
  /** Objects of one's own, from number 10 on. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Further entries of the catalogue. */
  readonly catalogue?: string;
}

/** Writes a PDF by hand: catalogue 1, pages 2, font 3, its descendant 4, then your own objects and the pages. */
export function buildPdf({
  pages,
  rotate = 0,
  mediaBox = "0 0 400 300",
  resources = "",
  fonts = "",
  objects = {},
  catalogue = "",
}: PdfPlan): Uint8Array {
  const first = 100;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(" ");
  const all: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    2: `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    // UniGB-UCS2-H: character codes are UCS-2, and no font file is needed to know what they mean.
    3: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>",
    5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ...objects,
  };
  pages.forEach((content, i) => {
    const page = first + i * 2;
    all[page] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Rotate ${rotate} /Contents ${page + 1} 0 R /Resources << /Font << /F1 3 0 R ${fonts} >> ${resources} >> >>`;
    all[page + 1] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  });
  let text = "%PDF-1.4\n";
  const offsets: [number, number][] = [];
  for (const [number, body] of Object.entries(all)) {
    offsets.push([Number(number), text.length]);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const xref = text.length;
  text += "xref\n0 1\n0000000000 65535 f \n";
  for (const [number, offset] of offsets) text += `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  text += `trailer\n<< /Size ${Math.max(...Object.keys(all).map(Number)) + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Operators that write a text at a place. */
export function write(text: string, x: number, y: number, size = 12): string {
  const codes = [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, "0")).join("");
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET\n`;
}

/** A grid of ruling lines: as strokes, or as thin filled rectangles. */
export function rule(xs: readonly number[], ys: readonly number[], how: "stroke" | "fill" | "dash" = "stroke"): string {
  const lines: [number, number, number, number][] = [
    ...ys.map((y): [number, number, number, number] => [Math.min(...xs), y, Math.max(...xs), y]),
    ...xs.map((x): [number, number, number, number] => [x, Math.min(...ys), x, Math.max(...ys)]),
  ];
  if (how === "fill") {
    return lines.map(([a, b, c, d]) => `${a} ${b} ${c - a || 0.5} ${d - b || 0.5} re f\n`).join("");
  }
  const dash = how === "dash" ? "[3 2] 0 d\n" : "";
  return `${dash}0.5 w\n${lines.map(([a, b, c, d]) => `${a} ${b} m ${c} ${d} l S\n`).join("")}`;
}
