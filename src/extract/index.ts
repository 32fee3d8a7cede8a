import type { Document } from "../model/document";
import type { AssignmentNote, Dropped, Extraction, FlowText, TaskTable } from "../model/extraction";
import { message } from "../model/messages";
import type { TextOrder } from "../model/notice";
import type { Settings } from "../model/options";
import type { Range } from "../model/sourced";
import { extractNotes } from "./inline";
import { decodeAligned, decodePlaced } from "./table/aligned";
import { pageText } from "./table/aligned/placed";
import { decodeColumnBlocks } from "./table/column-blocks";
import { type FlatLine, flatLines } from "./table/flat-line";
import { tablesFromGrids } from "./table/grids";
import { decodeInterleaved } from "./table/interleaved";
import { doubtLoneAreas } from "./table/lone-areas";
import { loneHeadings } from "./table/lone-headings";
import { loneSerials } from "./table/lone-serials";
import { mendHeadings } from "./table/misread-headings";
import { isBoxed, mayBeSideBySide, recogniseOrder } from "./table/order";
import { distrust, implausibleShare, LEAST_IMPLAUSIBLE } from "./table/plausible";
import { doubtRestBehind } from "./table/rest-behind";
import { streamTables } from "./table/stream";

/** Finds tables and assignment notes in a document, whatever it was read from. */
export function extract(document: Document, settings: Pick<Settings, "roles">): Extraction {
  const explicit = document.pages.some((page) => page.blocks.some((block) => block.kind === "grid"));
  if (explicit) {
    const { tables, flow, dropped, messages } = tablesFromGrids(document, settings.roles);
    return withNotes({ order: null, tables, flow, dropped, messages: [...messages, ...loneHeadings(flow)] });
  }
  const { order, tables: read, dropped } = tablesFromLines(document, settings.roles);
  const tables = mendHeadings(read);
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
  const unread = tables.length === 0 ? [...loneHeadings(flow), ...loneSerials(flow)] : [];
  messages.push(...unread);
  const found = withNotes({
    order: tables.length > 0 ? order : null,
    tables: doubtRestBehind(tables, flow),
    flow,
    dropped,
    messages,
  });
  const torn = order === "one-line" || order === "interleaved" || order === "column-blocks";
  if (unread.length === 0 && (!torn || tables.length === 0)) return found;
  // Wherever an unread table lies, its cells are text like any other: no table begins before them.
  const table = Math.min(...tables.flatMap(({ region }) => region.map(({ start }) => start)));
  return { ...found, notes: found.notes.map((note) => besideTable(note, table)) };
}

const ROLE_WORD = /牵头|责任|负责|配合|单位|部门/;

/**
 * Where cells were torn apart, what a table's decoder left over may read like a note: 各镇 （街道）. What stands above the
 * table and says who does what is one.
 */
function besideTable(note: AssignmentNote, table: number): AssignmentNote {
  const above = note.region.every(({ end }) => end <= table);
  if (above && ROLE_WORD.test(note.note.text)) return note;
  const text = "The note stands beside a table in text that tore cells apart: it may be a part of a cell.";
  return { ...note, doubts: [...note.doubts, { code: "uncertain-boundary", text }] };
}

interface Read {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/**
 * Tables that no lines draw: by the places of the glyphs where there are any, or else by the order of the text. Pages
 * whose lines stand one below another show no columns; then the text tells more than the places.
 */
function tablesFromLines(document: Document, own: Settings["roles"]) {
  const placed = placedTables(document, own);
  if (placed && !isLost(placed)) return placed;
  const flat = flatTables(document, own);
  if (!placed) return flat;
  return implausibleShare(flat.tables) < implausibleShare(placed.tables) ? flat : placed;
}

/** Tables on pages whose glyphs have places, where no lines are drawn between the cells; null where there are none. */
function placedTables(document: Document, own: Settings["roles"]) {
  if (!document.pages.some(({ canvas }) => canvas)) return null;
  const { tables, dropped } = decodePlaced(pageText(document), own);
  return tables.some(({ rows }) => rows.length > 0) ? { order: null, tables: doubtLoneAreas(tables), dropped } : null;
}

const isLost = (read: { tables: readonly TaskTable[] }) => implausibleShare(read.tables) >= LEAST_IMPLAUSIBLE;

/** As {@link implausibleShare}, by the cells alone, whatever the decoder itself doubted; 1 where there is no row. */
function oddShare(tables: readonly TaskTable[]): number {
  return tables.some(({ rows }) => rows.length > 0) ? implausibleShare(tables, 0) : 1;
}

/** So many rows fewer of all are far fewer, as is half of them. */
const FAR_LESS_ODD = 0.25;

/** Longer interleaved texts are not worth the search: they are read as a stream, and doubted. */
const MOST_INTERLEAVED_LINES = 900;

/**
 * Tables in flat text, by the decoder for the order that it is in. Looks alone may mislead: text that makes sense as a
 * stream is one, whatever it looks like; and boxes may come row by row or column by column.
 */
function flatTables(document: Document, own: Settings["roles"]) {
  const lines = flatLines(document);
  const looks = recogniseOrder(lines);
  if (looks === "aligned") return trusted(looks, decodeAligned(lines, own));
  const stream = streamTables(document.pages, own);
  const streamLost = stream.tables.length === 0 || isLost(stream);
  if (looks === "one-line") return { order: looks, ...stream, tables: distrust(stream.tables) };
  if (!streamLost) return trusted("stream", stream, looks === "stream");
  if (looks === "stream" && !isBoxed(lines)) {
    // Few columns side by side show little in the lines' looks: what makes far more sense line by line was printed so.
    // Nothing makes more sense than cells none of which is odd: most streams that are lost for their doubts alone.
    const odd = oddShare(stream.tables);
    const worth = stream.tables.length === 0 || (odd > 0 && mayBeSideBySide(lines));
    const other = worth ? readInterleaved(lines, own) : null;
    return other && oddShare(other.tables) < Math.max(odd / 2, odd - FAR_LESS_ODD) ? other : trusted("stream", stream);
  }
  const streamed = looks === "stream" && stream.tables.length > 0;
  const best = looks === "interleaved" ? readInterleaved(lines, own) : readBoxes(lines, own, streamed);
  const better = looks === "stream" ? oddShare(best.tables) < oddShare(stream.tables) : best.tables.length > 0;
  return better ? best : { order: looks, ...stream, tables: distrust(stream.tables) };
}

/** Boxes are no column blocks where the cells that come of it are so much odder than those of the same text line by line. */
const MUCH_ODDER = 1.7;

/**
 * Text in boxes: columns, or visual lines of columns that stand far apart. Both look alike; the cells tell. Where the
 * lines look like a stream's and give a table as one, they are none of several columns (`streamed`).
 */
function readBoxes(lines: readonly FlatLine[], own: Settings["roles"], streamed: boolean) {
  const blocks = readBlocks(lines, own);
  const odd = oddShare(blocks.tables);
  if (odd < LEAST_IMPLAUSIBLE || streamed) return blocks;
  const interleaved = readInterleaved(lines, own);
  return oddShare(interleaved.tables) * MUCH_ODDER < odd ? interleaved : blocks;
}

function readInterleaved(lines: readonly FlatLine[], own: Settings["roles"]) {
  const long = lines.filter(({ blank }) => !blank).length > MOST_INTERLEAVED_LINES;
  return trusted("interleaved", long ? { tables: [], dropped: [] } : decodeInterleaved(lines, own));
}

/** The decoder of blocks doubts each row by itself. */
function readBlocks(lines: readonly FlatLine[], own: Settings["roles"]) {
  const blocks = decodeColumnBlocks(lines, own);
  return { order: "column-blocks" as const, ...blocks, tables: doubtLoneAreas(blocks.tables) };
}

/** The stream decoder's doubts are of single rows: they count for less against the others than rows that look wrong. */
const KNOWN_DOUBT = 0.35;

/**
 * What was read in an order, every row of it doubted where many look wrong. Text that looks like another order (`expected`
 * is false) must make better sense.
 */
function trusted(order: TextOrder, read: Read, expected = true) {
  const doubted = order === "stream" && expected ? KNOWN_DOUBT : 1;
  const lost = implausibleShare(read.tables, doubted) >= (expected ? LEAST_IMPLAUSIBLE : LEAST_IMPLAUSIBLE / 2);
  return { order, tables: lost ? distrust(read.tables) : doubtLoneAreas(read.tables), dropped: read.dropped };
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

/** The last line of a notice, who printed it and when: a decoder may have taken it into the table's last row. */
const IMPRINT = /\d\s*月\s*\d{1,2}\s*日\s*印发\s*$/;

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
      if (free || IMPRINT.test(block.text.text)) flow.push({ text: block.text, page: page.number, whole, ...heading });
      else {
        const rest = block.text.filter((_, i) => inside[block.text.rangeAt(i).start] === 0);
        if (rest.text.trim() !== "") flow.push({ text: rest, page: page.number, whole, ...heading });
      }
    }
  }
  return flow;
}
