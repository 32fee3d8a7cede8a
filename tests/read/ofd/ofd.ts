import { strToU8, zipSync } from "fflate";
import type { Canvas } from "../../../src/model/document";
import { FenjieError } from "../../../src/model/error";
import { readOfd } from "../../../src/read/ofd/read";
import { settings } from "../settings";

/** An OFD file with one page of these objects; the page is 100 × 200 mm. */
export function ofd(
  objects: string,
  more: { common?: string; page?: string; root?: string; files?: Record<string, string> } = {},
) {
  const files = {
    "OFD.xml": `<OFD><DocBody><DocRoot>/D/Document.xml</DocRoot>${more.root ?? ""}</DocBody></OFD>`,
    "D/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea>${more.common ?? ""}</CommonData><Pages><Page ID="1" BaseLoc="P/Content.xml"/></Pages></Document>`,
    "D/P/Content.xml": `<Page>${more.page ?? ""}<Content><Layer>${objects}</Layer></Content></Page>`,
    ...more.files,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

export const text = (
  content: string,
  attributes = 'Boundary="10 20 50 5" Size="4"',
  code = 'X="0" Y="4" DeltaX="4 4 4"',
) => `<TextObject ${attributes}><TextCode ${code}>${content}</TextCode></TextObject>`;
export const path = (data: string, attributes = 'Boundary="10 20 50 5" LineWidth="0.5"') =>
  `<PathObject ${attributes}><AbbreviatedData>${data}</AbbreviatedData></PathObject>`;

export const canvasOf = async (bytes: Uint8Array): Promise<Canvas> =>
  (await readOfd(bytes, settings())).pages[0]!.canvas!;
/** Where glyphs begin on their baselines, in millimetres from the top left. */
export const origins = ({ glyphs }: Canvas) =>
  glyphs.map(({ char, box, size }) => `${char} ${mm(box[0])} ${round(200 - Number(mm(box[1] + 0.12 * size)))}`);
export const rules = (canvas: Canvas) =>
  canvas.rules.map(
    ({ direction, position, from, to, thickness }) =>
      `${direction[0]} ${mm(position)} ${mm(from)}–${mm(to)} ${mm(thickness)}`,
  );
export const mm = (points: number) => round((points * 25.4) / 72);
export const round = (n: number) => String(Math.round(n * 1000) / 1000);
export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error) => (error instanceof FenjieError ? error.code : String(error)),
  );
