import type { Document } from "../model/document";
import type { Extraction, FlowText } from "../model/extraction";
import { message } from "../model/messages";
import type { TextOrder } from "../model/notice";
import type { Settings } from "../model/options";
import type { Range } from "../model/sourced";
import { extractNotes } from "./inline";
import { decodeAligned } from "./table/aligned";
import { decodeColumnBlocks } from "./table/column-blocks";
import { type FlatLine, flatLines } from "./table/flat-line";
import { tablesFromGrids } from "./table/grids";
import { doubtLoneAreas } from "./table/lone-areas";
import { recogniseOrder } from "./table/order";
import { distrust, implausibleShare, LEAST_IMPLAUSIBLE } from "./table/plausible";
import { streamTables } from "./table/stream";

/** Finds tables and assignment notes in a document, whatever it was read from. */
export function extract(document: Document, settings: Pick<Settings, "roles">): Extraction {
  const explicit = document.pages.some((page) => page.blocks.some((block) => block.kind === "grid"));
  if (explicit) {
    const { tables, flow, dropped, messages } = tablesFromGrids(document, settings.roles);
    return withNotes({ order: null, tables, flow, dropped, messages });
  }
  const { order, tables, dropped } = flatTables(document, settings.roles);
  const messages = tables
    .filter(({ rows }) => rows.length === 0)
    .map(({ columns }) =>
      message("table-without-rows", "A header row was found and no row below it.", {
        seen: columns.map(({ heading }) => heading).join(" | "),
      }),
    );
  const flow = flowOutside(
    document,
    tables.flatMap(({ region }) => region),
  );
  return withNotes({ order: tables.length > 0 ? order : null, tables, flow, dropped, messages });
}

function decodeIn(order: TextOrder, lines: readonly FlatLine[], document: Document, own: Settings["roles"]) {
  if (order === "aligned") return decodeAligned(lines, own);
  if (order === "column-blocks") {
    const read = decodeColumnBlocks(lines, own);
    if (read.tables.length > 0) return read;
  }
  return streamTables(document.pages, own);
}

/** Tables in flat text, by the decoder for the order that it is in. */
function flatTables(document: Document, own: Settings["roles"]) {
  const lines = flatLines(document);
  const order = recogniseOrder(lines);
  const read = decodeIn(order, lines, document, own);
  const followed = order === "aligned" || order === "stream" ? order : null;
  const lost = implausibleShare(read.tables) >= LEAST_IMPLAUSIBLE;
  // Text in an order that no decoder here can follow gives cells that look right one by one: none may pass unseen.
  const tables = lost || followed === null ? distrust(read.tables) : read.tables;
  return { order, tables: doubtLoneAreas(tables), dropped: read.dropped };
}

/** What stands in no table may hand out tasks in prose. */
function withNotes(found: Omit<Extraction, "notes">): Extraction {
  const { notes, messages } = extractNotes(found.flow);
  return {
    ...found,
    notes,
    dropped: [...found.dropped, ...notes.flatMap(({ dropped }) => dropped)],
    messages: [...found.messages, ...messages],
  };
}

/** The lines that stand in no table; a line that a table took part of gives the rest. */
function flowOutside(document: Document, taken: readonly Range[]): FlowText[] {
  const inside = new Uint8Array(document.axis.text.length);
  for (const { start, end } of taken) inside.fill(1, start, end);
  const flow: FlowText[] = [];
  for (const page of document.pages) {
    for (const block of page.blocks) {
      if (block.kind === "grid") continue;
      const whole = block.kind === "paragraph";
      const heading = whole && block.heading ? { heading: block.heading } : {};
      const ranges = block.text.ranges();
      const free = ranges.every(({ start, end }) => inside.subarray(start, end).indexOf(1) < 0);
      if (free) flow.push({ text: block.text, page: page.number, whole, ...heading });
      else {
        const rest = block.text.filter((_, i) => inside[block.text.rangeAt(i).start] === 0);
        if (rest.text.trim() !== "") flow.push({ text: rest, page: page.number, whole, ...heading });
      }
    }
  }
  return flow;
}
