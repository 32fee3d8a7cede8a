import { strToU8, zipSync } from "fflate";
import type { Glyph, Page, Rule } from "../../../src/model/document";

/** Ways in which writers of OFD put the same page. */
export interface OfdStyle {
  /** Equal steps as "g n v". */
  readonly grouped?: boolean;
  /** Objects at half their size, doubled by a CTM. */
  readonly scaled?: boolean;
  /** Rules as thin filled rectangles and not as strokes. */
  readonly filled?: boolean;
  /** Rules in a template that the page refers to. */
  readonly template?: boolean;
  /** Each object in a composite object of its own. */
  readonly composite?: boolean;
}

const MM = 25.4 / 72;
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

const mm = (points: number): string => String(Number((points * MM).toFixed(5)));
const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * An OFD file (GB/T 33190) that draws the canvases of `pages`: a text object for each run of glyphs on one baseline, a
 * path object for each rule. Characters that XML cannot hold are left out.
 */
export function canvasOfd(pages: readonly Page[], style: OfdStyle = {}): Uint8Array {
  const units: string[] = [];
  const files: Record<string, string> = {
    "OFD.xml": `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
  };
  const templates: string[] = [];
  const references: string[] = [];
  for (const [i, { size, canvas }] of pages.entries()) {
    const [width, height] = size ?? [595.28, 841.89];
    const draw = (objects: readonly Drawn[]) =>
      objects.map((object) => objectXml(object, height, style, units)).join("");
    const texts = draw(runsOf(canvas?.glyphs ?? []));
    const rules = draw((canvas?.rules ?? []).map((rule) => ruleOf(rule)));
    const area = `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:Area>`;
    const used = style.template ? `<ofd:Template TemplateID="t${i}" ZOrder="Background"/>` : "";
    files[`Doc_0/Pages/Page_${i}/Content.xml`] = pageXml(area + used, style.template ? texts : rules + texts);
    references.push(`<ofd:Page ID="p${i}" BaseLoc="Pages/Page_${i}/Content.xml"/>`);
    if (style.template) {
      files[`Doc_0/Tpls/Tpl_${i}/Content.xml`] = pageXml("", rules);
      templates.push(`<ofd:TemplatePage ID="t${i}" BaseLoc="Tpls/Tpl_${i}/Content.xml"/>`);
    }
  }
  files["Doc_0/PublicRes.xml"] =
    `<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:CompositeGraphicUnits>${units.join("")}</ofd:CompositeGraphicUnits></ofd:Res>`;
  files["Doc_0/Document.xml"] =
    `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${templates.join("")}</ofd:CommonData><ofd:Pages>${references.join("")}</ofd:Pages></ofd:Document>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date("2020-01-01T00:00:00Z"),
  });
}

function pageXml(head: string, objects: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NAMESPACE}>${head}<ofd:Content><ofd:Layer ID="1">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** An object with its origin in points from the bottom left of the page; what is inside, at a scale, y downwards. */
interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly inside: (
    style: OfdStyle,
    scale: number,
  ) => { readonly name: string; readonly attributes: string; readonly content: string };
}

function objectXml({ x, y, inside }: Drawn, height: number, style: OfdStyle, units: string[]): string {
  const scale = style.scaled ? 0.5 : 1;
  const { name, attributes, content } = inside(style, scale);
  const ctm = style.scaled ? ' CTM="2 0 0 2 0 0"' : "";
  const xml = (boundary: string) =>
    `<ofd:${name} ID="9" Boundary="${boundary}"${ctm}${attributes}>${content}</ofd:${name}>`;
  if (!style.composite) return xml(`${mm(x)} ${mm(height - y)} 50 10`);
  units.push(
    `<ofd:CompositeGraphicUnit ID="u${units.length}"><ofd:Content>${xml("0 0 50 10")}</ofd:Content></ofd:CompositeGraphicUnit>`,
  );
  return `<ofd:CompositeObject ID="9" ResourceID="u${units.length - 1}" Boundary="${mm(x)} ${mm(height - y)} 50 10"/>`;
}

/** Neighbouring glyphs of one size on one baseline, left to right. */
function runsOf(glyphs: readonly Glyph[]): Drawn[] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (!/^[\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(glyph.char)) continue;
    const last = runs.at(-1)?.at(-1);
    const follows = last && last.size === glyph.size && Math.abs(last.box[1] - glyph.box[1]) < 0.01;
    if (follows && glyph.box[0] > last.box[0]) runs.at(-1)!.push(glyph);
    else runs.push([glyph]);
  }
  return runs.map((run) => ({
    x: run[0]!.box[0],
    y: run[0]!.box[1] + 0.12 * run[0]!.size,
    inside: ({ grouped }, scale) => ({
      name: "TextObject",
      attributes: ` Font="3" Size="${mm(run[0]!.size * scale)}"`,
      content: `<ofd:TextCode X="0" Y="0"${stepsOf(run, scale, grouped ?? false)}>${escapeXml(run.map(({ char }) => char).join(""))}</ofd:TextCode>`,
    }),
  }));
}

function stepsOf(run: readonly Glyph[], scale: number, grouped: boolean): string {
  const steps = run.slice(1).map((glyph, i) => mm((glyph.box[0] - run[i]!.box[0]) * scale));
  if (steps.length === 0) return "";
  const words: string[] = [];
  for (let i = 0; i < steps.length; ) {
    let times = 1;
    while (grouped && steps[i + times] === steps[i]) times++;
    words.push(times > 1 ? `g ${times} ${steps[i]}` : steps[i]!);
    i += times;
  }
  return ` DeltaX="${words.join(" ")}"`;
}

function ruleOf({ direction, position, from, to, thickness }: Rule): Drawn {
  const horizontal = direction === "horizontal";
  return {
    x: horizontal ? from : position,
    y: horizontal ? position : to,
    inside: ({ filled }, scale) => {
      const length = mm((to - from) * scale);
      const half = Number(mm((thickness * scale) / 2));
      const rectangle = horizontal
        ? `M 0 ${-half} L ${length} ${-half} L ${length} ${half} L 0 ${half} C`
        : `M ${-half} 0 L ${half} 0 L ${half} ${length} L ${-half} ${length} C`;
      const stroke = horizontal ? `M 0 0 L ${length} 0` : `M 0 0 L 0 ${length}`;
      return {
        name: "PathObject",
        attributes: filled ? ' Fill="true" Stroke="false"' : ` LineWidth="${half * 2}"`,
        content: `<ofd:AbbreviatedData>${filled ? rectangle : stroke}</ofd:AbbreviatedData>`,
      };
    },
  };
}
