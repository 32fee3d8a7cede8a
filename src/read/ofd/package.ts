import { FenjieError } from "../../model/error";
import type { Settings } from "../../model/options";
import type { Archive } from "../archive/open";
import { child, childElements, parseXml, textOf, type XmlElement } from "../xml";
import { boxIn, type MmBox } from "./values";

/** Drawings that pages may use by number: composite units and templates are kept as their XML. */
export interface Resources {
  readonly composites: ReadonlyMap<string, XmlElement>;
  readonly lineWidths: ReadonlyMap<string, string>;
}

export interface OfdPage {
  /** The page's root element; null when it is missing or cannot be parsed. */
  readonly content: () => XmlElement | null;
  /** The document's own page area. */
  readonly area: MmBox | null;
  /** Pages to be drawn under or over this one, by number. */
  readonly template: (id: string) => XmlElement | null;
  readonly resources: Resources;
}

/**
 * The pages of all documents in the file, in order.
 *
 * ```
 *   OFD.xml ─ DocBody ─ DocRoot ─▶ Doc_0/Document.xml ─ Pages ─ Page BaseLoc ─▶ Pages/Page_0/Content.xml
 *                                                     └ TemplatePage, PublicRes, DocumentRes
 * ```
 *
 * Errors: `damaged` when the way to the pages is broken; `encrypted`.
 */
export function pagesOf(
  archive: Archive,
  settings: Settings,
): { pages: OfdPage[]; annotated: boolean; signed: boolean } {
  if (archive.names.some((name) => /(?:^|\/)encryptions?\.xml$/i.test(name))) {
    throw new FenjieError("encrypted", "The OFD file is encrypted: remove the password and save it again.");
  }
  const files = new Files(archive, settings);
  const root = files.parse("OFD.xml");
  if (!root) throw new FenjieError("damaged", "The OFD file has no OFD.xml.");
  const pages: OfdPage[] = [];
  let annotated = false;
  let signed = false;
  for (const body of childElements(root, "DocBody")) {
    const location = textIn(body, "DocRoot");
    const path = location === null ? null : files.find("", location);
    const document = path === null ? null : files.parse(path);
    if (!document)
      throw new FenjieError("damaged", `The OFD file names a document that it does not hold: ${location}.`);
    pages.push(...pagesIn(document, folderOf(path!), files));
    annotated ||= child(document, "Annotations") !== undefined;
    signed ||= child(body, "Signatures") !== undefined;
  }
  return { pages, annotated, signed };
}

function pagesIn(document: XmlElement, folder: string, files: Files): OfdPage[] {
  const common = child(document, "CommonData");
  const area = areaOf(child(common, "PageArea"));
  const resources = resourcesOf(common, folder, files);
  const places = new Map<string, string>();
  for (const { attributes } of childElements(common, "TemplatePage")) {
    places.set(attributes.get("ID") ?? "", attributes.get("BaseLoc") ?? "");
  }
  const templates = new Map<string, XmlElement | null>();
  const template = (id: string): XmlElement | null => {
    if (!templates.has(id)) templates.set(id, files.parseAt(folder, places.get(id)));
    return templates.get(id)!;
  };
  return childElements(child(document, "Pages"), "Page").map(({ attributes }) => ({
    content: () => files.parseAt(folder, attributes.get("BaseLoc")),
    area,
    template,
    resources,
  }));
}

/** The area on which a page is printed: [x, y, width, height] in millimetres. */
export function areaOf(area: XmlElement | undefined): MmBox | null {
  return boxIn(textIn(area, "PhysicalBox") ?? textIn(area, "ApplicationBox") ?? undefined);
}

function resourcesOf(common: XmlElement | undefined, folder: string, files: Files): Resources {
  const composites = new Map<string, XmlElement>();
  const lineWidths = new Map<string, string>();
  const named = [...childElements(common, "PublicRes"), ...childElements(common, "DocumentRes")];
  for (const resource of named) {
    const root = files.parseAt(folder, textOf(resource).trim());
    for (const unit of childElements(child(root ?? undefined, "CompositeGraphicUnits"))) {
      composites.set(unit.attributes.get("ID") ?? "", unit);
    }
    for (const { attributes } of childElements(child(root ?? undefined, "DrawParams"))) {
      const width = attributes.get("LineWidth") ?? lineWidths.get(attributes.get("Relative") ?? "");
      if (width !== undefined) lineWidths.set(attributes.get("ID") ?? "", width);
    }
  }
  return { composites, lineWidths };
}

class Files {
  constructor(
    private readonly archive: Archive,
    private readonly settings: Settings,
  ) {}

  parse(name: string): XmlElement | null {
    const bytes = this.archive.read(name);
    return bytes && parseXml(bytes, this.settings, "none");
  }

  /** Null for a file that is missing or damaged; passing a limit is still an error. */
  parseAt(folder: string, location: string | undefined): XmlElement | null {
    if (!location) return null;
    try {
      return this.parse(this.find(folder, location));
    } catch (error) {
      if (error instanceof FenjieError && error.code === "damaged") return null;
      throw error;
    }
  }

  /** Locations count from the folder of the file that names them, or from the root with a "/"; some writers forget it. */
  find(folder: string, location: string): string {
    const near = location.startsWith("/") ? location : folder + location;
    const has = (name: string) => this.archive.names.some((other) => other.toLowerCase() === name.toLowerCase());
    return !has(near) && has(location) ? location : near;
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function textIn(element: XmlElement | undefined, name: string): string | null {
  const found = child(element, name);
  return found ? textOf(found).trim() : null;
}
