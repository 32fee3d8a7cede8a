import type { Element } from "./tree";

/** Why an element's text is set aside; goes into the message. */
export type Furniture = "navigation" | "hidden" | "controls";

/** Elements whose content is no text of the page, or only stands in for something that was not loaded. */
const SILENT = new Set([
  ...["head", "title", "script", "style", "noscript", "template", "datalist", "rp", "map", "area", "param", "source"],
  ...["svg", "math", "canvas", "audio", "video", "picture", "progress", "meter"],
]);

/** Elements that show other files. None is ever fetched. */
export const EXTERNAL = new Set(["iframe", "frame", "object", "embed"]);

const CONTROLS = new Set(["button", "select", "option", "optgroup", "dialog", "menu"]);

/** Words in class names and ids by which pages name their furniture: "share-bar", "topNav", "breadcrumb". */
const FURNITURE_WORDS = new Set([
  ...["nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "menu", "sidebar", "topbar"],
  ...["footer", "foot", "copyright", "share", "bdshare", "social", "toolbar", "pagination", "pager", "related"],
  ...["qrcode", "ewm", "advert", "search", "searchbox", "toolbox", "backtop", "gotop", "skip", "weixin", "wechat"],
]);

const FURNITURE_ROLES = new Set(["navigation", "search", "menu", "menubar", "toolbar", "contentinfo", "dialog"]);

/** What a page may at most hold in an element that only its name calls furniture; names lie, above all `id="nav"`. */
const FURNITURE_TEXT = 120;

/** Links to files are what a notice attaches, and never furniture. */
const FILE_LINK = /\.(?:pdf|docx?|wps|et|xlsx?|ofd|zip|rar|pptx?|jpe?g|png)(?:[?#]|$)/i;

export function isSilent(element: Element): boolean {
  return SILENT.has(element.tag);
}

/** Why the element is to be set aside, or null if it belongs to the page's text. */
export function furnitureOf(element: Element, size: TextSize): Furniture | null {
  if (isHidden(element)) return "hidden";
  if (CONTROLS.has(element.tag)) return "controls";
  if (size.files > 0) return null;
  const plain = size.text - size.links;
  const named =
    element.tag === "nav" || element.tag === "aside" || element.tag === "footer" || hasFurnitureName(element);
  if (named && plain <= FURNITURE_TEXT) return "navigation";
  // A list of links with hardly anything between them: menus, breadcrumbs, "related news".
  const list = size.linkCount >= 3 && size.links >= 4 * plain && size.links <= 40 * size.linkCount;
  return list && LIST_LIKE.has(element.tag) ? "navigation" : null;
}

const LIST_LIKE = new Set(["div", "ul", "ol", "dl", "section", "header", "p", "td", "span", "center"]);

function isHidden({ attributes, tag }: Element): boolean {
  if (attributes.has("hidden") || (tag === "input" && attributes.get("type") === "hidden")) return true;
  const style = attributes.get("style");
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style);
}

function hasFurnitureName({ attributes, tag }: Element): boolean {
  if (tag === "body" || tag === "html" || tag === "main" || tag === "article") return false;
  if (FURNITURE_ROLES.has(attributes.get("role") ?? "")) return true;
  const names = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`;
  if (names.length < 3) return false;
  return names
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => FURNITURE_WORDS.has(word));
}

/** How much text an element holds, in characters without white space, and how much of it is links. */
export interface TextSize {
  readonly text: number;
  readonly links: number;
  readonly linkCount: number;
  /** Links to files that a notice may attach. */
  readonly files: number;
}

/** The sizes of all elements below `root`, in one pass. */
export function measure(root: Element, source: string): (element: Element) => TextSize {
  const sizes = new Map<Element, { -readonly [K in keyof TextSize]: TextSize[K] }>();
  const order: Element[] = [root];
  for (let i = 0; i < order.length; i++) {
    for (const child of order[i]!.children) if (child.kind === "element") order.push(child);
  }
  // Children stand after their parents in `order`: going backwards, each is complete before it is added.
  for (let i = order.length - 1; i >= 0; i--) {
    const element = order[i]!;
    const size = sizes.get(element) ?? { text: 0, links: 0, linkCount: 0, files: 0 };
    sizes.set(element, size);
    if (!isSilent(element)) {
      for (const child of element.children)
        if (child.kind === "text") size.text += inkOf(source, child.start, child.end);
      if (element.tag === "a" && size.text > 0) {
        size.links = size.text;
        size.linkCount = 1;
        if (FILE_LINK.test(element.attributes.get("href") ?? "")) size.files = 1;
      }
    } else Object.assign(size, EMPTY);
    const parent = element.parent;
    if (!parent) continue;
    const sum = sizes.get(parent) ?? { text: 0, links: 0, linkCount: 0, files: 0 };
    sum.text += size.text;
    sum.links += size.links;
    sum.linkCount += size.linkCount;
    sum.files += size.files;
    sizes.set(parent, sum);
  }
  return (element) => sizes.get(element) ?? EMPTY;
}

const EMPTY: TextSize = { text: 0, links: 0, linkCount: 0, files: 0 };

function inkOf(source: string, start: number, end: number): number {
  let ink = 0;
  for (let i = start; i < end; i++) if (source.charCodeAt(i) > 32) ink++;
  return ink;
}
