import { child, childElements, type XmlElement } from "../xml";
import { value, whole } from "./values";

/** What of a paragraph style bears on the text. */
export interface Style {
  readonly id: string;
  /** 1 to 9 when the style is that of a heading. */
  readonly heading?: number;
  readonly numbering?: { readonly numId: string | undefined; readonly level: number | undefined };
  readonly hidden: boolean;
}

/** Styles by id, with what they inherit; the style of paragraphs that name none under "". */
export function readStyles(root: XmlElement | null): ReadonlyMap<string, Style> {
  const elements = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const style of childElements(root ?? undefined, "w:style")) {
    const id = style.attributes.get("w:styleId");
    if (id === undefined) continue;
    elements.set(id, style);
    const isUsual = style.attributes.get("w:type") === "paragraph" && style.attributes.get("w:default") === "1";
    if (isUsual) usual = id;
  }
  const styles = new Map<string, Style>();
  for (const id of elements.keys()) styles.set(id, inherited(id, elements));
  if (usual !== undefined) styles.set("", styles.get(usual)!);
  return styles;
}

function inherited(id: string, elements: ReadonlyMap<string, XmlElement>): Style {
  let heading: number | undefined;
  let numId: string | undefined;
  let level: number | undefined;
  let hidden: boolean | undefined;
  const met = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !met.has(at); ) {
    met.add(at);
    const style = elements.get(at);
    const properties = child(style, "w:pPr");
    const numbering = child(properties, "w:numPr");
    heading ??= whole(properties, "w:outlineLvl");
    numId ??= value(numbering, "w:numId");
    level ??= whole(numbering, "w:ilvl");
    const vanish = child(child(style, "w:rPr"), "w:vanish");
    if (vanish) hidden ??= !/^(?:0|false|off)$/.test(vanish.attributes.get("w:val") ?? "1");
    at = value(style, "w:basedOn");
  }
  return {
    id,
    hidden: hidden ?? false,
    ...(heading !== undefined && heading < 9 ? { heading: heading + 1 } : {}),
    ...(numId !== undefined ? { numbering: { numId, level } } : {}),
  };
}
