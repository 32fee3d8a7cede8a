import type { TreeAdapter, TreeAdapterTypeMap } from "parse5";
import { FenjieError } from "../../model/error";
import type { Limits } from "../../model/options";
import { keepWithin } from "../limit";
import { REFERENCE } from "./text";

/** An element of a parsed page, with its range in the source: start tag to end tag. */
export interface Element {
  readonly kind: "element";
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly namespace: string;
  parent: Element | null;
  children: (Element | Text)[];
  start: number;
  end: number;
}

/** A run of text; what it says is read from the source (see `textBetween`), so that offsets and text cannot part. */
export interface Text {
  readonly kind: "text";
  parent: Element | null;
  children?: never;
  start: number;
  end: number;
}

/** What the parser makes besides: comments, doctypes. */
interface Nothing {
  readonly kind: "nothing";
  parent: null;
  children?: never;
}

type Node = Element | Text | Nothing;
type Tree = TreeAdapterTypeMap<Node, Element, Node, Element, Element, Element, Nothing, Text, Element, Nothing>;

/**
 * Unclosed formatting is opened again in every paragraph that follows; four hundred unclosed <b> make each <p> cost four
 * hundred elements. No honest page has more elements than characters.
 */
function multiplies(characters: number): FenjieError {
  return new FenjieError("too-many-objects", "Unclosed formatting multiplies into more elements than characters.", {
    characters,
  });
}

/** Most elements have no attributes; they share this. */
const NONE: ReadonlyMap<string, string> = new Map();
const NOTHING: Nothing = { kind: "nothing", parent: null };

/**
 * Parses a page into a light tree. The parser is the one behind `rehype-parse`, used directly, for its tree adapter sees
 * every element as it is opened: a page of ten thousand nested elements is given up at the limit, not built first.
 *
 * Errors: `too-deep`, `too-large`, `too-many-objects`.
 */
export async function parseHtml(source: string, limits: Limits): Promise<Element> {
  // Not imported at the top: the package is ESM only, and this library is also built as CommonJS.
  const { parse } = await import("parse5");
  return parse<Tree>(source, {
    treeAdapter: adapter(source, limits),
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
  });
}

function adapter(source: string, limits: Limits): TreeAdapter<Tree> {
  let depth = 0;
  let elements = 0;

  function element(tag: string, namespace = "", attributes: ReadonlyMap<string, string> = NONE): Element {
    keepWithin(limits, "elements", ++elements);
    if (elements > source.length + 1000) throw multiplies(source.length);
    return { kind: "element", tag, namespace, attributes, parent: null, children: [], start: -1, end: -1 };
  }

  function insert(parent: Element, node: Node, before?: Node): void {
    if (node.kind === "nothing") return;
    node.parent = parent;
    const index = before === undefined ? -1 : lastIndexOf(parent.children, before);
    if (index < 0) parent.children.push(node);
    else parent.children.splice(index, 0, node);
  }

  function text(parent: Element, before?: Node): void {
    insert(parent, { kind: "text", parent: null, start: -1, end: -1 }, before);
  }

  return {
    createDocument: () => element("#document"),
    createDocumentFragment: () => element("#fragment"),
    createElement: (tag, namespace, attributes) =>
      element(
        tag,
        namespace,
        attributes.length === 0 ? NONE : new Map(attributes.map(({ name, value }) => [name, value])),
      ),
    createCommentNode: () => NOTHING,
    createTextNode: () => ({ kind: "text", parent: null, start: -1, end: -1 }),
    appendChild: (parent, node) => insert(parent, node),
    insertBefore: (parent, node, before) => insert(parent, node, before),
    insertText: (parent) => text(parent),
    insertTextBefore: (parent, _chars, before) => text(parent, before),
    detachNode(node) {
      if (!node.parent) return;
      const index = lastIndexOf(node.parent.children, node);
      if (index >= 0) node.parent.children.splice(index, 1);
      node.parent = null;
    },
    // What a <template> holds is not part of the page.
    setTemplateContent: () => undefined,
    getTemplateContent: (template) => template,
    setDocumentType: () => undefined,
    setDocumentMode: () => undefined,
    getDocumentMode: () => "no-quirks" as ReturnType<TreeAdapter<Tree>["getDocumentMode"]>,
    adoptAttributes: () => undefined,
    getFirstChild: (node) => node.children[0] ?? null,
    getChildNodes: (node) => node.children,
    getParentNode: (node) => node.parent,
    getAttrList: (node) => [...node.attributes].map(([name, value]) => ({ name, value })),
    getTagName: (node) => node.tag,
    getNamespaceURI: (node) => node.namespace as ReturnType<TreeAdapter<Tree>["getNamespaceURI"]>,
    getTextNodeContent: () => "",
    getCommentNodeContent: () => "",
    getDocumentTypeNodeName: () => "",
    getDocumentTypeNodePublicId: () => "",
    getDocumentTypeNodeSystemId: () => "",
    isTextNode: (node): node is Text => node.kind === "text",
    isCommentNode: (node): node is Nothing => node.kind === "nothing",
    isDocumentTypeNode: (_node): _node is Nothing => false,
    isElementNode: (node): node is Element => node.kind === "element",
    // A location is asked for only to see whether there is one.
    getNodeSourceCodeLocation: (node) => (node.kind !== "nothing" && node.start >= 0 ? SOME_LOCATION : null),
    setNodeSourceCodeLocation(node, location) {
      if (node.kind === "nothing" || !location) return;
      node.start = location.startOffset;
      node.end = location.endOffset;
      if (node.kind !== "text") return;
      node.start = outsideReference(source, node.start);
      node.end = outsideReference(source, node.end);
      mergeWithPrevious(node);
    },
    updateNodeSourceCodeLocation(node, location) {
      if (node.kind !== "nothing" && location.endOffset !== undefined) node.end = location.endOffset;
    },
    onItemPush() {
      keepWithin(limits, "depth", ++depth);
    },
    onItemPop() {
      depth--;
    },
  };
}

const SOME_LOCATION = { startLine: 0, startCol: 0, startOffset: 0, endLine: 0, endCol: 0, endOffset: 0 };

/**
 * Where a word begins with a reference behind white space, the parser counts the reference's characters to the white
 * space; the boundary belongs before it.
 *
 * ```
 *  市 &nbsp;教      " &nbsp" | ";教"   becomes   " " | "&nbsp;教"
 * ```
 */
function outsideReference(source: string, offset: number): number {
  for (let at = offset - 1; at >= Math.max(0, offset - LONGEST_REFERENCE); at--) {
    const char = source[at]!;
    if (char === "&") {
      const reference = REFERENCE.exec(source.slice(at, at + LONGEST_REFERENCE));
      return reference && at + reference[0].length > offset ? at : offset;
    }
    if (!/[#\w]/.test(char)) return offset;
  }
  return offset;
}

const LONGEST_REFERENCE = 40;

/** The parser gives words and the spaces between them one by one; without this a page has ten times the nodes. */
function mergeWithPrevious(node: Text): void {
  const siblings = node.parent?.children ?? [];
  const index = lastIndexOf(siblings, node);
  const previous = siblings[index - 1];
  if (previous?.kind !== "text" || previous.end !== node.start) return;
  previous.end = node.end;
  siblings.splice(index, 1);
}

/** What is looked for is nearly always the last child. */
function lastIndexOf(children: readonly (Element | Text)[], node: Node): number {
  return node.kind === "nothing" ? -1 : children.lastIndexOf(node);
}
