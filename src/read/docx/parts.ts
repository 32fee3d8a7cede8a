import { FenjieError } from "../../model/error";
import type { Settings } from "../../model/options";
import { type Archive, partName } from "../archive/open";
import { childElements, parseXml, type XmlElement } from "../xml";

/** Our prefixes for the namespaces of a Word document, transitional and strict. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
};

/** The parts of a Word document that hold or shape its text. */
export interface DocxParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  /** Headers, footers, footnotes and endnotes: printed, but beside the text. */
  readonly besides: readonly { readonly kind: string; readonly root: XmlElement }[];
}

/**
 * Finds the parts by their relationships, as names are free, and by their usual names where relationships are missing.
 * Relationships that point outside of the file are never followed.
 */
export function readParts(archive: Archive, settings: Settings): DocxParts {
  const parse = (name: string): XmlElement | null => {
    const bytes = archive.read(name);
    return bytes && parseXml(bytes, settings, PREFIXES);
  };
  const top = relationships(parse("_rels/.rels"), "");
  const main = top.find(({ type }) => type === "officeDocument")?.target ?? "word/document.xml";
  const document = parse(main);
  if (!document) {
    throw new FenjieError("damaged", `The document has no text part: ${main} is missing.`, { part: main });
  }
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const related = relationships(parse(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  const first = (type: string) => {
    const target = related.find((relationship) => relationship.type === type)?.target;
    return parse(target ?? `${folder}${type}.xml`);
  };
  const besides: { kind: string; root: XmlElement }[] = [];
  for (const { type, target } of related) {
    const root = BESIDES.has(type) ? parse(target) : null;
    if (root) besides.push({ kind: type, root });
  }
  return { document, styles: first("styles"), numbering: first("numbering"), besides };
}

const BESIDES = new Set(["header", "footer", "footnotes", "endnotes"]);

interface Relationship {
  /** The last word of the type's address: "styles", "numbering", "header". */
  readonly type: string;
  readonly target: string;
}

function relationships(root: XmlElement | null, folder: string): Relationship[] {
  const found: Relationship[] = [];
  for (const { attributes } of childElements(root ?? undefined)) {
    if (attributes.get("TargetMode")?.toLowerCase() === "external") continue;
    const type = attributes.get("Type")?.split("/").at(-1);
    const target = attributes.get("Target");
    if (!type || !target) continue;
    const name = partName(target.startsWith("/") ? target : folder + target);
    if (name) found.push({ type, target: name });
  }
  return found;
}
