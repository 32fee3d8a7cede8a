import type { Block, Grid, GridCell } from "../../model/document";
import type { Settings } from "../../model/options";
import type { SourcedText } from "../../model/sourced";
import { withoutControls } from "../controls";
import { keepWithin } from "../limit";
import { child, childElements, type XmlElement } from "../xml";
import { DocxAxis } from "./axis";
import { type DocxGrid, layOut, WRAPPERS } from "./grid";
import type { Numbering } from "./numbering";
import { chosen, ParagraphReader } from "./paragraph";
import type { Style } from "./styles";
import { value, whole } from "./values";

/** Walks a document's body in printing order and makes blocks of it. */
export class BodyReader {
  readonly axis = new DocxAxis();
  readonly paragraphs = new ParagraphReader();
  /** Parts of other documents that Word would take in when it opens this one. */
  embedded = 0;
  /** Characters in cells that a merge hides. */
  coveredCharacters = 0;

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly numbering: Numbering,
    private readonly settings: Settings,
  ) {}

  /** The blocks of a container: the body, a text box, a cell. `path` leads to it. */
  blocks(container: XmlElement, path: string): Block[] {
    const blocks: Block[] = [];
    const count = { paragraph: 0, table: 0 };
    let carried = "";
    for (const element of unwrapped(container)) {
      if (element.name === "w:tbl") {
        for (const block of this.table(element, `${path}/table[${++count.table}]`)) blocks.push(block);
      } else if (element.name === "w:altChunk") this.embedded++;
      else {
        const at = `${path}/paragraph[${++count.paragraph}]`;
        const properties = child(element, "w:pPr");
        const style = this.styles.get(value(properties, "w:pStyle") ?? "");
        const mark = child(properties, "w:rPr");
        const { text, boxes } = this.paragraphs.read(element, style?.hidden ?? false);
        // A paragraph whose end mark is deleted runs on into the next one.
        if (child(mark, "w:del") || child(mark, "w:moveFrom")) carried += text;
        else {
          const label = this.numbering.label(properties, style);
          const heading = headingOf(properties, style);
          blocks.push({ kind: "paragraph", text: this.add(at, label + carried + text), ...heading });
          carried = "";
        }
        for (const [i, box] of boxes.entries()) blocks.push(...this.blocks(box, `${at}/box[${i + 1}]`));
      }
    }
    if (carried !== "")
      blocks.push({ kind: "paragraph", text: this.add(`${path}/paragraph[${count.paragraph}]`, carried) });
    return blocks;
  }

  private add(path: string, text: string): SourcedText {
    const added = this.axis.add(path, text);
    keepWithin(this.settings.limits, "characters", this.axis.size);
    return withoutControls(added);
  }

  private table(table: XmlElement, path: string): Block[] {
    const grid = layOut(table, this.settings);
    if (isFrame(grid)) return grid.cells.flatMap((cell) => this.blocks(cell.element, cellPath(path, cell)));
    const cells: GridCell[] = grid.cells.map((cell) => ({
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      lines: this.blocks(cell.element, cellPath(path, cell)).flatMap(linesOf),
    }));
    for (const cell of grid.covered) this.coveredCharacters += this.hiddenText(cell);
    const made: Grid = { kind: "grid", rowCount: grid.rowCount, columnCount: grid.columnCount, cells };
    return grid.cells.length === 0 ? [] : [grid.headerRows > 0 ? { ...made, headerRows: grid.headerRows } : made];
  }

  private hiddenText(cell: XmlElement): number {
    const reader = new ParagraphReader();
    return unwrapped(cell).reduce((sum, element) => sum + reader.read(element, false).text.trim().length, 0);
  }
}

function cellPath(path: string, { row, ordinal }: { row: number; ordinal: number }): string {
  return `${path}/row[${row + 1}]/cell[${ordinal}]`;
}

/** A table of one column around another table only draws a frame; its content is the notice. */
function isFrame(grid: DocxGrid): boolean {
  return (
    grid.columnCount === 1 && grid.cells.some((cell) => unwrapped(cell.element).some(({ name }) => name === "w:tbl"))
  );
}

/** Paragraphs, tables and embedded parts of a container, through wrappers that print nothing of their own. */
function unwrapped(container: XmlElement): XmlElement[] {
  return childElements(container).flatMap((element) => {
    if (element.name === "w:p" || element.name === "w:tbl" || element.name === "w:altChunk") return [element];
    if (element.name === "mc:AlternateContent") return unwrapped(chosen(element) ?? element);
    return WRAPPERS.has(element.name) ? unwrapped(element) : [];
  });
}

/** The lines of a cell: one for each paragraph and each hard break; of a table inside it, cell after cell. */
function linesOf(block: Block): SourcedText[] {
  if (block.kind === "grid") return block.cells.flatMap((cell) => cell.lines);
  return block.text.length === 0 ? [] : block.text.split(/\n/g);
}

function headingOf(properties: XmlElement | undefined, style: Style | undefined): { heading?: number } {
  const own = whole(properties, "w:outlineLvl");
  const level = own === undefined ? style?.heading : own + 1;
  return level !== undefined && level >= 1 && level <= 6 ? { heading: level } : {};
}
