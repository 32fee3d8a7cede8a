import { XMLParser, XMLValidator } from "fast-xml-parser";
import { FenjieError } from "../model/error";
import type { Settings } from "../model/options";
import { decode } from "./decode";
import { keepWithin } from "./limit";

export interface XmlElement {
  /** With the prefix that {@link parseXml} was told to give its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/**
 * Parses a part of an office file. Prefixes are a writer's choice, so names come with ours: `prefixes` gives one for each
 * namespace (of those declared on the root), "none" takes all prefixes off.
 *
 * No document type is allowed, as the formats demand: so there are no entities to expand and nothing outside is fetched.
 *
 * Errors: `damaged` for XML that is not well-formed, or has a document type; `too-deep`; `too-large`.
 */
export function parseXml(
  bytes: Uint8Array,
  settings: Settings,
  prefixes: Readonly<Record<string, string>> | "none",
): XmlElement {
  const text = decodeXml(bytes, settings);
  if (/<!DOCTYPE/i.test(text)) throw damaged("it has a document type, which the format forbids");
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    trimValues: false,
    parseTagValue: false,
    // Entities are undone below: left to the parser, its limits on them would fail a long notice full of "&amp;".
    processEntities: false,
    cdataPropName: CDATA,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: settings.limits.depth,
  });
  keepWithin(settings.limits, "elements", count(text, "<"));
  let nodes: RawNode[];
  try {
    nodes = parser.parse(text) as RawNode[];
    // The parser takes what is not closed for closed and loses text on the way, so the check is no formality.
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) throw damaged(verdict.err.msg);
  } catch (cause) {
    if (cause instanceof FenjieError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    if (/nested tags/i.test(why)) {
      throw new FenjieError(
        "too-deep",
        `The input has more than ${settings.limits.depth} levels of nesting; raise the limit with options.limits.depth.`,
        { limit: "depth", allowed: settings.limits.depth },
      );
    }
    throw damaged(why.slice(0, 200), cause);
  }
  const root = nodes.find((node) => nameOf(node) !== TEXT);
  if (!root) throw damaged("it has no element");
  return elementOf(root, prefixes === "none" ? withoutPrefix : renaming(root, prefixes));
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== "string" && node.name === name);
}

/** The child elements, of that name if one is given. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  if (!element) return [];
  return element.children.filter(
    (node): node is XmlElement => typeof node !== "string" && (name === undefined || node.name === name),
  );
}

/** All text below an element, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("");
}

const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";

/** { "w:p": [children], ":@": { "w:val": "1" } } or { "#text": "…" } */
type RawNode = Record<string, unknown>;
type Rename = (name: string) => string;

function nameOf(node: RawNode): string {
  for (const key of Object.keys(node)) if (key !== ATTRIBUTES) return key;
  return TEXT;
}

function elementOf(node: RawNode, rename: Rename): XmlElement {
  const name = nameOf(node);
  const children = (node[name] as RawNode[]).map((inner) => {
    if (TEXT in inner) return unescaped(String(inner[TEXT]));
    if (CDATA in inner) return (inner[CDATA] as RawNode[]).map((part) => String(part[TEXT])).join("");
    return elementOf(inner, rename);
  });
  return { name: rename(name), attributes: attributesOf(node, rename), children };
}

function attributesOf(node: RawNode, rename: Rename): ReadonlyMap<string, string> {
  const raw = node[ATTRIBUTES] as Record<string, string> | undefined;
  if (!raw) return NO_ATTRIBUTES;
  // An attribute without a prefix is in no namespace, whatever the default one is.
  return new Map(
    Object.entries(raw).map(([key, value]) => [key.includes(":") ? rename(key) : key, unescaped(String(value))]),
  );
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

const withoutPrefix: Rename = (name) => name.slice(name.indexOf(":") + 1);

function renaming(root: RawNode, prefixes: Readonly<Record<string, string>>): Rename {
  const ours = new Map<string, string>();
  for (const [key, uri] of Object.entries((root[ATTRIBUTES] ?? {}) as Record<string, string>)) {
    if (!Object.hasOwn(prefixes, uri)) continue;
    if (key === "xmlns") ours.set("", prefixes[uri]!);
    else if (key.startsWith("xmlns:")) ours.set(key.slice(6), prefixes[uri]!);
  }
  return (name) => {
    const colon = name.indexOf(":");
    const prefix = ours.get(colon < 0 ? "" : name.slice(0, colon));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Undoes the five entities of XML and character numbers; anything else stays as it stands. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

function decodeXml(bytes: Uint8Array, settings: Settings): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  const { encoding: _, ...rest } = settings;
  // The limit on bytes is for the input as given; what comes out of an archive has limits of its own.
  return decode(bytes, { ...rest, limits: { ...rest.limits, bytes: rest.limits.unpackedBytes } }, declared).text;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

function damaged(why: string, cause?: unknown): FenjieError {
  return new FenjieError("damaged", `The XML in the file cannot be read: ${why}.`, { why }, { cause });
}
