import type { Nodes } from "mdast";
import { SourcedText } from "../../model/sourced";
import { type DecodeReference, spanning } from "../html/text";
import { aligned } from "./align";

/** A line of inline text, and how it was parted from the one before. */
export interface InlineLine {
  readonly text: SourcedText;
  /** hard: <br>, two spaces, a backslash; soft: only a line break of the source. */
  readonly after: "start" | "hard" | "soft";
  /** The "\n" that a hard break stands for. */
  readonly origin: SourcedText;
}

/**
 * The text of a paragraph, heading or cell without its marks, line by line.
 *
 * @param source the node's own text
 * @param base the offset at which the parser saw it begin
 */
export function inlineLines(node: Nodes, source: SourcedText, base: number, decode: DecodeReference): InlineLine[] {
  const lines: { parts: SourcedText[]; after: InlineLine["after"]; origin: SourcedText }[] = [
    { parts: [], after: "start", origin: SourcedText.EMPTY },
  ];
  const newLine = (after: InlineLine["after"], origin: SourcedText) => lines.push({ parts: [], after, origin });
  const visit = (node: Nodes): void => {
    const start = (node.position?.start.offset ?? base) - base;
    const end = (node.position?.end.offset ?? base) - base;
    if (node.type === "text" || node.type === "inlineCode") {
      const text = aligned(source, start, end, node.value, node.type === "text" ? decode : asItStands);
      let from = 0;
      for (const match of text.text.matchAll(/\r\n|\r|\n/g)) {
        lines.at(-1)!.parts.push(text.slice(from, match.index));
        from = match.index + match[0].length;
        newLine("soft", text.slice(from - 1, from));
      }
      lines.at(-1)!.parts.push(text.slice(from));
    } else if (node.type === "break") newLine("hard", spanning("\n", source, start, end));
    else if (node.type === "html") {
      if (/^<br[\s/>]/i.test(node.value)) newLine("hard", spanning("\n", source, start, end));
    } else if ("children" in node) for (const child of node.children) visit(child);
  };
  if ("children" in node) for (const child of node.children) visit(child);
  return lines.map(({ parts, after, origin }) => ({ text: SourcedText.join(parts).trim(), after, origin }));
}

/** In code nothing is decoded. */
const asItStands: DecodeReference = (reference) => reference;
