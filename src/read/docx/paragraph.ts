import { child, type XmlElement } from "../xml";
import { signOf } from "./symbols";
import { isOn } from "./values";

/** What stands in one paragraph. */
export interface ParagraphContent {
  /** As printed, with "\n" for breaks of line, column or page inside it. */
  readonly text: string;
  /** The contents of text boxes anchored in it (w:txbxContent), in order. */
  readonly boxes: readonly XmlElement[];
}

/** What was met and is not printed; counted over the whole document. */
export interface Unprinted {
  hiddenCharacters: number;
  unknownSigns: number;
  notes: number;
}

/**
 * Elements whose content is not printed, or not as text of the paragraph. `w:del` and `w:moveFrom` are tracked deletions:
 * what is read is the final text, so insertions (`w:ins`, `w:moveTo`) are walked like any other wrapper.
 */
const SKIPPED = new Set([
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:instrText",
  "w:delInstrText",
  "w:fldData",
  "w:rt",
  "w:rubyPr",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
]);

const LITERAL: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};

/** Reads paragraphs one after another: fields may begin in one and end in another. */
export class ParagraphReader {
  readonly unprinted: Unprinted = { hiddenCharacters: 0, unknownSigns: 0, notes: 0 };
  /**
   * Complex fields that are open, innermost last. Word prints a field's result, never its instruction:
   *
   *   begin │ PAGE \* MERGEFORMAT │ separate │ 3 │ end
   *          "instruction"                    "result"
   */
  private readonly fields: ("instruction" | "result")[] = [];

  read(paragraph: XmlElement, hidden: boolean): ParagraphContent {
    const out: string[] = [];
    const boxes: XmlElement[] = [];
    this.walk(paragraph, out, boxes, hidden);
    // An instruction does not run over a paragraph's end; one that seems to has lost its other half.
    while (this.fields.at(-1) === "instruction") this.fields.pop();
    return { text: out.join(""), boxes };
  }

  private walk(element: XmlElement, out: string[], boxes: XmlElement[], hidden: boolean): void {
    for (const node of element.children) {
      if (typeof node === "string" || SKIPPED.has(node.name)) continue;
      const literal = LITERAL[node.name];
      if (literal !== undefined) this.print(literal, out, hidden);
      else if (node.name === "w:t" || node.name === "m:t") this.print(typed(node), out, hidden);
      else if (node.name === "w:sym") this.print(this.sign(node), out, hidden);
      else if (node.name === "w:fldChar") this.field(node.attributes.get("w:fldCharType"));
      else if (node.name === "w:txbxContent") boxes.push(node);
      else if (node.name === "mc:AlternateContent") this.walk(chosen(node) ?? NOTHING, out, boxes, hidden);
      else if (node.name === "w:footnoteReference" || node.name === "w:endnoteReference") this.unprinted.notes++;
      else if (node.name === "w:r") this.walk(node, out, boxes, this.isHidden(node, hidden));
      else this.walk(node, out, boxes, hidden);
    }
  }

  private print(text: string, out: string[], hidden: boolean): void {
    if (this.fields.includes("instruction")) return;
    if (hidden) this.unprinted.hiddenCharacters += text.length;
    else out.push(text);
  }

  private isHidden(run: XmlElement, inherited: boolean): boolean {
    const properties = child(run, "w:rPr");
    return child(properties, "w:vanish") ? isOn(properties, "w:vanish") : inherited;
  }

  private field(type: string | undefined): void {
    if (type === "begin") this.fields.push("instruction");
    else if (type === "separate" && this.fields.length > 0) this.fields[this.fields.length - 1] = "result";
    else if (type === "end") this.fields.pop();
  }

  private sign({ attributes }: XmlElement): string {
    const code = Number.parseInt(attributes.get("w:char") ?? "", 16);
    const sign = Number.isNaN(code) ? null : signOf(attributes.get("w:font") ?? "", code);
    if (sign === null) this.unprinted.unknownSigns++;
    return sign ?? "\ufffd";
  }
}

const NOTHING: XmlElement = { name: "", attributes: new Map(), children: [] };

/** The same content drawn in two ways, for newer and older programs: one of them is read, never both. */
export function chosen(alternate: XmlElement): XmlElement | undefined {
  return child(alternate, "mc:Choice") ?? child(alternate, "mc:Fallback");
}

/** Word drops the spaces at the ends of w:t unless told to keep them; line breaks of the XML are spaces to it. */
function typed(element: XmlElement): string {
  const text = element.children.filter((node) => typeof node === "string").join("");
  const kept = element.attributes.get("xml:space") === "preserve" ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return kept.replace(/[\r\n]+/g, " ");
}
