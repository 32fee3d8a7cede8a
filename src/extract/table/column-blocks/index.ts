import type { Dropped, TaskTable } from "../../../model/extraction";
import type { RoleRule } from "../../../model/language/roles";
import type { Range, SourcedText } from "../../../model/sourced";
import type { FlatLine } from "../flat-line";
import { pageNumberLines } from "../page-number";
import { BlockTable } from "./block-table";
import { type Box, boxesOf } from "./boxes";
import { type BlockHeader, findHeader } from "./header";

export interface BlockTables {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/** What stands below the table and ends it; a note may come before the last cells. */
const CLOSING = /^(?:抄\s*送|主\s*送|分\s*送)\s*[：:]|^（此件|印发$/u;
const NOTE = /^(?:附\s*注|备\s*注|说\s*明|注)\s*[：:]/u;

/**
 * Decodes text that gives a table's cells in boxes, column by column or in patches of columns, as pdfminer does. In each
 * column cells still come from top to bottom, so what is left to find is which column a box belongs to, and which row.
 *
 * ```
 *   1 ⏎ 2 ⏎ 3 ⏎ 推动…。 ⏎ 按照…。 ⏎ 市教育局 ⏎ 市财政局 ⏎ 市科技局
 *   boxes → kinds by their text → rows from the tasks → the other columns' boxes placed into the rows
 * ```
 *
 * What the text no longer holds (which of two cells is empty, where a merged cell ends) is decided by the usual case and
 * doubted.
 */
export function decodeColumnBlocks(flat: readonly FlatLine[], own: readonly RoleRule[] = []): BlockTables {
  const all = boxesOf(flat, pageNumberLines(flat), own);
  const header = findHeader(all, own);
  if (!header) return { tables: [], dropped: [] };
  const body = bodyOf(all, header);
  const dropped: Dropped[] = [];
  const region: Range[] = [];
  const drop = (reason: string, lines: readonly SourcedText[]) => {
    for (const text of lines) {
      dropped.push({ reason, text });
      region.push(...text.ranges());
    }
  };
  for (const box of body.filter(({ heading }) => heading))
    drop(box.sheet === header.sheet ? "header" : "repeated-header", box.lines);
  const { table, unused } = new BlockTable(header, body).decode();
  if (table.rows.length === 0) return { tables: [], dropped: [] };
  drop("unaccounted", unused);
  for (const section of new Set(table.rows.map((row) => row.section))) if (section) region.push(...section.ranges());
  const cells = new Set(table.rows.flatMap((row) => row.cells));
  for (const cell of cells) for (const line of cell?.lines ?? []) region.push(...line.ranges());
  return { tables: [{ ...table, region }], dropped };
}

/** The boxes from the first heading to the table's end, without captions in between. */
function bodyOf(boxes: readonly Box[], header: BlockHeader): Box[] {
  const body: Box[] = [];
  for (const [i, box] of boxes.entries()) {
    if (i < header.first) continue;
    const text = box.lines[0]!.text;
    if (CLOSING.test(text) && i > header.last) {
      // 清陵市人民政府办公室 ⏎ 2019年10月26日印发: the imprint names who printed it.
      if (/印发$/u.test(text) && body.at(-1)?.lines.length === 1 && body.at(-1)?.sheet === box.sheet) body.pop();
      break;
    }
    if (
      box.sheet === header.sheet &&
      !box.heading &&
      /(?:分工|任务|分解|工作|重点)[^，。]*(?:表|清单|方案)$/u.test(text)
    )
      continue;
    const note = boxes[i - 1];
    if (NOTE.test(text) || (note && NOTE.test(note.lines[0]!.text) && !/。$/u.test(note.lines.at(-1)!.text))) continue;
    const known = box.heading && header.known.has(box.heading.text);
    body.push(box.heading && !known ? { lines: box.lines, sheet: box.sheet, page: box.page } : box);
  }
  return body;
}
