import type { Page } from "../../../model/document";
import type { Dropped, TaskTable } from "../../../model/extraction";
import { breaksBetweenNames } from "../../../model/language/name-breaks";
import type { RoleRule } from "../../../model/language/roles";
import { type Range, SourcedText } from "../../../model/sourced";
import { findHeaders, type Header } from "../flat/header";
import { type Token, tokenize } from "../flat/tokens";
import { decode } from "./decode";
import { doubtsOf } from "./doubts";
import { readFeatures } from "./features";
import { firstProfile, learnProfile, type SeenCell } from "./profile";
import { type DecodedCell, type DecodedTable, rowsOfPath, tableRows } from "./rows";

export interface StreamTables {
  readonly tables: readonly TaskTable[];
  readonly dropped: readonly Dropped[];
}

/** How often the columns' profile is learned anew from what was decoded with the last. */
const ROUNDS = 2;

/** Decodes every table in flat text whose cells come one after another, row by row. */
export function streamTables(pages: readonly Page[], own: readonly RoleRule[] = []): StreamTables {
  const { tokens, headers: found } = findHeaders(tokenize(pages), own);
  const zones = zonesOf(found, tokens.length);
  const tables: TaskTable[] = [];
  const dropped: Dropped[] = [];
  for (const zone of zones) {
    const { table, headers } = decodeZone(zone, tokens, pages);
    tables.push(table);
    dropped.push(...headers);
  }
  return { tables, dropped };
}

interface Zone {
  readonly headers: readonly Header[];
  readonly end: number;
}

/** A header and its repetitions make one table; another header begins another. */
function zonesOf(headers: readonly Header[], count: number): Zone[] {
  const zones: { headers: Header[]; end: number }[] = [];
  for (const header of headers) {
    const last = zones.at(-1);
    if (last && last.headers[0]!.headings.join() === header.headings.join()) last.headers.push(header);
    else {
      if (last) last.end = header.from;
      zones.push({ headers: [header], end: count });
    }
  }
  return zones;
}

function decodeZone(
  zone: Zone,
  all: readonly Token[],
  pages: readonly Page[],
): { table: TaskTable; headers: Dropped[] } {
  const { roles, headings } = zone.headers[0]!;
  const { tokens, breaks } = bodyOf(zone, all);
  const features = readFeatures(tokens, breaks, roles.includes("number"));
  let profile = firstProfile(roles, lineWidths(tokens));
  let decoded = rowsOfPath(decode(features, profile), roles.length);
  for (let round = 1; round <= ROUNDS && tokens.length > 0; round++) {
    profile = learnProfile(profile, seenCells(decoded, tokens));
    decoded = rowsOfPath(decode(features, profile, round === ROUNDS), roles.length);
  }
  const rows = tableRows(
    decoded.rows,
    tokens,
    roles,
    (row) => doubtsOf(row, features, roles),
    (token) => pages[token.page]!.number,
  );
  const headers = zone.headers.map(
    (header, i): Dropped => ({
      reason: i === 0 ? "header" : "repeated-header",
      text: textOf(all.slice(header.from, header.to)),
    }),
  );
  const region: Range[] = [
    ...headers.flatMap(({ text }) => text.ranges()),
    ...tokens.slice(0, decoded.end).flatMap(({ text }) => text.ranges()),
  ];
  const columns = roles.map((role, i) => ({ role, heading: headings[i]!, lineWidth: profile.width[i] ?? null }));
  return { table: { columns, rows, region }, headers };
}

/** The tokens below the first header, its repetitions taken out, and where those stood. */
function bodyOf(zone: Zone, all: readonly Token[]): { tokens: Token[]; breaks: Set<number> } {
  const tokens: Token[] = [];
  const breaks = new Set<number>();
  zone.headers.forEach((header, i) => {
    if (i > 0) breaks.add(tokens.length);
    tokens.push(...all.slice(header.to, zone.headers[i + 1]?.from ?? zone.end));
  });
  return { tokens, breaks };
}

/** Widths of the lines that hold one token alone: a line of several may run over several cells. */
function lineWidths(tokens: readonly Token[]): number[] {
  return tokens.filter((token, i) => token.gap === "line" && tokens[i + 1]?.gap !== "space").map(({ width }) => width);
}

function seenCells(decoded: DecodedTable, tokens: readonly Token[]): SeenCell[][] {
  return decoded.rows.map((row) =>
    row.cells.map((cell) => {
      const widths: number[] = [];
      for (const { from, to } of cell.stretches) {
        for (let i = from; i < to; i++) {
          if (tokens[i]!.gap === "line" || i === from) widths.push(tokens[i]!.width);
          else widths[widths.length - 1]! += tokens[i]!.width + 0.25;
        }
      }
      const last = tokens[cell.stretches.at(-1)!.to - 1]!.text.text;
      return {
        column: cell.column,
        lines: widths,
        listBreaks: listBreaksIn(cell, tokens),
        finished: /[。；;！？][”’）)》]?$/.test(last),
      };
    }),
  );
}

function listBreaksIn(cell: DecodedCell, tokens: readonly Token[]): number {
  let count = 0;
  for (const { from, to } of cell.stretches) {
    for (let i = from + 1; i < to; i++) if (breaksBetweenNames(tokens[i - 1]!.text.text, tokens[i]!.text.text)) count++;
  }
  return count;
}

function textOf(tokens: readonly Token[]) {
  return SourcedText.join(tokens.map(({ text }) => text));
}
