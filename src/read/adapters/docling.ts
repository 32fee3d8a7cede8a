import type { Box, Grid, GridCell } from "../../model/document";
import type { Limits } from "../../model/options";
import { SourcedText } from "../../model/sourced";
import { withoutControls } from "../controls";
import { keepWithin } from "../limit";
import { isObject, type Json, type JsonObject, listIn, numberIn, objectsIn, textIn } from "./json";
import { fromTop, type Pages, type Part, type Where } from "./pages";

export function isDocling(json: Json): json is JsonObject {
  return isObject(json) && textIn(json.get("schema_name"))?.text === "DoclingDocument";
}

/**
 * Reads docling's DoclingDocument (schema 1.x): the tree below `body` in its order, tables by their cells' offsets. Boxes
 * are in points; `coord_origin` says from which corner. Furniture (page headers and footers) is set aside, what the page
 * does not show (layers `invisible`, `background`, `notes`) is not read.
 */
export function readDocling(json: JsonObject, pages: Pages, limits: Limits): number | null {
  return new Reader(json, pages, limits).read();
}

const HEADINGS = new Set(["title", "section_header"]);
/** Layers that are not the page's text: covered or hidden text, speakers' notes and comments. */
const UNSHOWN = new Set(["invisible", "background", "notes"]);

class Reader {
  private readonly heights = new Map<number, number>();
  /** References may run in circles, and captions are listed twice. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly json: JsonObject,
    private readonly pages: Pages,
    private readonly limits: Limits,
  ) {}

  read(): number | null {
    const known = this.json.get("pages");
    for (const [key, info] of isObject(known) ? known : []) {
      const page = isObject(info) ? (numberIn(info.get("page_no")) ?? Number(key)) : Number.NaN;
      const size = isObject(info) ? info.get("size") : undefined;
      if (!Number.isInteger(page) || !isObject(size)) continue;
      const height = numberIn(size.get("height"));
      this.pages.size(page, numberIn(size.get("width")), height);
      if (height !== null) this.heights.set(page, height);
    }
    const body = this.json.get("body");
    if (isObject(body)) this.children(body);
    return isObject(known) && known.size > 0 ? known.size : null;
  }

  private children(node: JsonObject, depth = 0): void {
    keepWithin(this.limits, "depth", depth);
    for (const child of objectsIn(node.get("children"))) this.follow(child, depth + 1);
  }

  /** {"$ref": "#/texts/3"} */
  private find(reference: JsonObject): { path: string; list: string; item: JsonObject } | null {
    const path = textIn(reference.get("$ref"))?.text ?? textIn(reference.get("cref"))?.text ?? "";
    const match = /^#\/(texts|tables|groups|pictures|key_value_items|form_items)\/(\d+)$/.exec(path);
    if (!match || this.seen.has(path)) return null;
    const item = listIn(this.json.get(match[1]!))[Number(match[2])];
    return isObject(item) ? { path, list: match[1]!, item } : null;
  }

  private take(reference: JsonObject): ReturnType<Reader["find"]> {
    const found = this.find(reference);
    if (found) this.seen.add(found.path);
    return found;
  }

  private follow(reference: JsonObject, depth: number): void {
    const found = this.take(reference);
    if (!found) return;
    const { list, item } = found;
    const layer = textIn(item.get("content_layer"))?.text ?? "body";
    const label = textIn(item.get("label"))?.text ?? "";
    const text = textIn(item.get("text"));
    if (UNSHOWN.has(layer)) {
      if (text && text.text.trim() !== "") this.pages.unshown();
    } else if (layer === "furniture" || label === "page_header" || label === "page_footer") {
      if (text) this.pages.margin(text, this.where(item));
    } else if (list === "tables") {
      for (const caption of objectsIn(item.get("captions"))) this.follow(caption, depth);
      this.table(item);
      for (const note of objectsIn(item.get("footnotes"))) this.follow(note, depth);
    } else if (list === "pictures") {
      this.pages.picture();
      for (const caption of objectsIn(item.get("captions"))) this.follow(caption, depth);
    } else if (list === "groups" && label === "inline") {
      this.pages.parts(this.inline(item, depth));
    } else if (text) {
      const level = label === "title" ? 1 : (numberIn(item.get("level")) ?? 1) + 1;
      const parts = text.text.trim() === "" ? this.inlineBelow(item, depth) : this.partsOf(item, text);
      this.pages.parts(withMarker(item, parts), HEADINGS.has(label) ? level : undefined);
    }
    this.children(item, depth);
  }

  /**
   * The pieces of a paragraph whose formatting changes inside it. docling puts them into a group of their own, below the
   * body or below an item without text:
   *
   * ```
   *  list_item "" ─ inline ─ text "推动平台建设" ─ text "（责任单位：市教育局）" (bold)
   * ```
   */
  private inline(group: JsonObject, depth: number): Part[] {
    keepWithin(this.limits, "depth", depth);
    return objectsIn(group.get("children")).flatMap((reference) => {
      const found = this.take(reference);
      if (!found) return [];
      const text = textIn(found.item.get("text"));
      if (text && text.text !== "") return this.partsOf(found.item, text);
      return this.inline(found.item, depth + 1);
    });
  }

  private inlineBelow(item: JsonObject, depth: number): Part[] {
    for (const reference of objectsIn(item.get("children"))) {
      const found = this.find(reference);
      if (found && textIn(found.item.get("label"))?.text === "inline") {
        this.seen.add(found.path);
        return this.inline(found.item, depth + 1);
      }
    }
    return [];
  }

  /** An item's text, cut where a page break cuts it: each stretch with its own page and box. */
  private partsOf(item: JsonObject, text: SourcedText): Part[] {
    const places = objectsIn(item.get("prov"));
    const spans = places.map((place) => listIn(place.get("charspan")).map((value) => numberIn(value) ?? Number.NaN));
    const follow = spans.every(([from, to], i) => from! >= (spans[i - 1]?.[1] ?? 0) && to! > from!);
    if (places.length < 2 || !follow) return [{ text, where: this.where(item) }];
    return places.map((place, i) => ({
      text: text.slice(i === 0 ? 0 : spans[i]![0]!, spans[i + 1]?.[0] ?? text.length),
      where: this.whereOf(place),
    }));
  }

  private table(item: JsonObject): void {
    const data = item.get("data");
    if (!isObject(data)) return;
    const where = this.where(item);
    // A table over several pages does not say on which of them a cell stands.
    const pagesOf = new Set(objectsIn(item.get("prov")).map((place) => numberIn(place.get("page_no"))));
    const cellPage = pagesOf.size > 1 ? null : where.page;
    const number = this.pages.nextTable();
    const cells: (GridCell & { header: boolean })[] = [];
    const taken = new Set<string>();
    for (const cell of objectsIn(data.get("table_cells"))) {
      const row = numberIn(cell.get("start_row_offset_idx"));
      const column = numberIn(cell.get("start_col_offset_idx"));
      const rowSpan = spanIn(cell, "row");
      const columnSpan = spanIn(cell, "col");
      if (row === null || column === null || !isPlace(row) || !isPlace(column)) continue;
      keepWithin(this.limits, "cells", (row + rowSpan) * (column + columnSpan));
      if (taken.has(`${row} ${column}`)) continue;
      taken.add(`${row} ${column}`);
      const text = textIn(cell.get("text")) ?? SourcedText.EMPTY;
      const lines = text
        .split(/\r\n|\r|\n/g)
        .map((line) => withoutControls(line).trim())
        .filter((line) => line.length > 0);
      const box = this.box(cell.get("bbox"), cellPage);
      const path = `table[${number}]/row[${row + 1}]/column[${column + 1}]`;
      this.pages.spotAt(text, path, { page: cellPage, box });
      const header = cell.get("column_header") === true;
      cells.push({ row, column, rowSpan, columnSpan, lines, header, ...(box ? { box } : {}) });
    }
    if (cells.length === 0) return;
    this.pages.block(gridOf(cells), where);
  }

  private where(item: JsonObject): Where {
    return this.whereOf(objectsIn(item.get("prov"))[0]);
  }

  private whereOf(place: JsonObject | undefined): Where {
    const page = numberIn(place?.get("page_no"));
    return { page, box: this.box(place?.get("bbox"), page) };
  }

  private box(json: Json | undefined, page: number | null): Box | undefined {
    if (!isObject(json)) return undefined;
    const [l, t, r, b] = ["l", "t", "r", "b"].map((name) => numberIn(json.get(name)) ?? Number.NaN);
    if (![l, t, r, b].every(Number.isFinite)) return undefined;
    if (textIn(json.get("coord_origin"))?.text === "BOTTOMLEFT") return [l!, b!, r!, t!];
    const height = page === null ? undefined : this.heights.get(page);
    return height === undefined ? undefined : fromTop([l!, t!, r!, b!], height);
  }
}

/** A list item's printed number stands in a field of its own. */
function withMarker(item: JsonObject, parts: readonly Part[]): readonly Part[] {
  const marker = textIn(item.get("marker"));
  const first = parts[0];
  if (item.get("enumerated") !== true || !marker || !first || first.text.text.startsWith(marker.text)) return parts;
  return [{ text: marker, where: first.where }, ...parts];
}

function isPlace(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function spanIn(cell: JsonObject, what: "row" | "col"): number {
  const start = numberIn(cell.get(`start_${what}_offset_idx`)) ?? 0;
  const end = numberIn(cell.get(`end_${what}_offset_idx`));
  const span = end === null ? (numberIn(cell.get(`${what}_span`)) ?? 1) : end - start;
  return Number.isInteger(span) && span >= 1 ? span : 1;
}

function gridOf(cells: readonly (GridCell & { header: boolean })[]): Grid {
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  let headerRows = 0;
  for (const { row, header } of ordered) {
    if (!header) break;
    headerRows = row + 1;
  }
  // A row that is only partly marked is no header row.
  const partly = ordered.find(({ row, header }) => row < headerRows && !header);
  if (partly) headerRows = partly.row;
  return {
    kind: "grid",
    rowCount: ordered.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0),
    columnCount: ordered.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0),
    cells: ordered.map(({ header: _header, ...cell }) => cell),
    ...(headerRows > 0 ? { headerRows } : {}),
  };
}
