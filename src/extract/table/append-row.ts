import type { Axis } from "../../model/document";
import { type Message, message } from "../../model/messages";
import { weighContinuation } from "./continue";
import { inherit } from "./inherit";
import { bareText } from "./lattice";
import type { OpenRow, OpenTable } from "./open-table";

/**
 * Adds a row to a table, or joins it with the last one where it is the rest of that.
 *
 * @param firstOfGrid only the first row of a grid can go on with the row before it.
 * @returns what is to be said of two rows that were joined.
 */
export function appendRow(table: OpenTable, row: OpenRow, firstOfGrid: boolean, axis: Axis): Message | null {
  const above = table.rows.at(-1);
  const overPage = firstOfGrid && above !== undefined;
  let joined: Message | null = null;
  if (overPage) {
    const { score, evidence } = weighContinuation(table, above, row, axis);
    if (score > 0) {
      joinRows(table, above, row);
      above.doubts.push(...row.doubts);
      joined = message("row-continued-over-page", "A row goes on after a page break; its parts were joined.", {
        place: placeOf(row, axis),
        seen: Object.keys(evidence).join(" "),
      });
    }
    if (Math.abs(score) <= 1) {
      above.doubts.push({
        code: "uncertain-boundary",
        text: "Whether the row at the top of the next page goes on with this row is not clear.",
      });
    }
    if (joined) return joined;
  }
  if (above && above.section === row.section) inherit(table, above, row, overPage);
  table.rows.push(row);
  return null;
}

/** Adds the lower part of a row to the upper. Cells of the lower part that run on below share the upper's object. */
function joinRows(table: OpenTable, upper: OpenRow, lower: OpenRow): void {
  for (const i of table.header.columns.keys()) {
    const [a, b] = [upper.cells[i] ?? null, lower.cells[i] ?? null];
    if (!b) continue;
    if (a) {
      // The number printed again on the next page is one number.
      if (table.header.columns[i]!.role === "number" && bareText(a.lines) === bareText(b.lines)) continue;
      a.lines.push(...b.lines);
      lower.cells[i] = a;
    } else upper.cells[i] = b;
  }
  upper.continued = true;
}

function placeOf(row: OpenRow, axis: Axis): Message["place"] {
  const line = row.cells.flatMap((cell) => cell?.lines ?? [])[0];
  return line ? (axis.locate(line.ranges())[0] ?? null) : null;
}
