import type { Page } from "../../../model/document";
import type { Dropped, TaskTable } from "../../../model/extraction";
import type { ColumnRole, RoleRule } from "../../../model/language/roles";
import { type Range, SourcedText } from "../../../model/sourced";
import { findHeaders, type Header } from "../flat/header";
import { type Token, tokenize } from "../flat/tokens";
import { atomsOf, isWrapped } from "./atoms";
import { doubtsOf, partedRows } from "./doubts";
import { type Features, readFeatures } from "./features";
import { GAP } from "./gaps";
import { Kept } from "./kept";
import { learnFrom } from "./learn";
import { type CellMargins, marginsOf } from "./margins";
import { pageNumbers } from "./page-numbers";
import { bestPath, type PathCell } from "./path";
import { firstProfile, type Profile, sameProfile } from "./profile";
import { rowsOfPath, tableRows } from "./rows";
import { TextProfile } from "./text-profile";
import { tornTable } from "./torn";
import { Trellis } from "./trellis";

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
  if (zones.length === 0) return { tables: [], dropped: [] };
  const text = new TextProfile(new Set(tokens.map(({ line }) => line.text)));
  const tables: TaskTable[] = [];
  const dropped: Dropped[] = [];
  for (const zone of zones) {
    const { table, headers } = decodeZone(zone, tokens, pages, text);
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
    if (last && last.headers[0]!.printed.join() === header.printed.join()) last.headers.push(header);
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
  text: TextProfile,
): { table: TaskTable; headers: Dropped[] } {
  const { roles, headings } = zone.headers[0]!;
  const { atoms: tokens, breaks, numbers } = bodyOf(zone, all, text);
  const features = readFeatures(tokens, breaks, roles.includes("number"), text);
  const { path, margins, profile } = decode(features, roles);
  const decoded = rowsOfPath(path, roles);
  const torn = tornTable(zone.headers[0]!, all, features, decoded.end);
  const parted = partedRows(decoded.rows, features, profile);
  const rows = tableRows(
    decoded.rows,
    tokens,
    roles,
    (row) => [...torn, ...doubtsOf(row, margins, features, profile, parted)],
    (token) => pages[token.page]!.number,
  );
  const headers = zone.headers.map(
    (header, i): Dropped => ({
      reason: i === 0 ? "header" : "repeated-header",
      text: textOf(all.slice(header.from, header.to)),
    }),
  );
  const end = tokens[decoded.end - 1]?.text.ranges().at(-1)?.end ?? 0;
  for (const { text: number } of numbers) {
    if (number.ranges()[0]!.start < end) headers.push({ reason: "page-number", text: number });
  }
  const region: Range[] = [
    ...headers.flatMap(({ text }) => text.ranges()),
    ...tokens.slice(0, decoded.end).flatMap(({ text }) => text.ranges()),
  ];
  const columns = roles.map((role, i) => ({ role, heading: headings[i]!, lineWidth: profile.width[i] ?? null }));
  return { table: { columns, rows, region }, headers };
}

interface Decoding {
  readonly path: readonly PathCell[];
  readonly margins: CellMargins;
  readonly profile: Profile;
}

/** The best reading, by the profile that was learned last. */
function decode(features: Features, roles: readonly ColumnRole[]): Decoding {
  let profile = firstProfile(roles, lineWidths(features));
  for (let round = 0; ; round++) {
    const kept = round > 0 ? new Kept(features.count) : null;
    const trellis = new Trellis(features, profile, kept);
    const path = bestPath(trellis);
    const next = round < ROUNDS ? learnFrom(path, features, profile) : profile;
    // What teaches nothing new is the last reading, too.
    if (kept && sameProfile(next, profile)) return { path, margins: marginsOf(trellis, kept, path), profile };
    profile = next;
  }
}

interface Body {
  /** What stands below the first header, its repetitions and page numbers taken out. */
  readonly atoms: Token[];
  /** Where pages break: indexes of atoms. */
  readonly breaks: Set<number>;
  readonly numbers: Token[];
}

function bodyOf(zone: Zone, all: readonly Token[], text: TextProfile): Body {
  const atoms: Token[] = [];
  const breaks = new Set<number>();
  const numbers: Token[] = [];
  const below = zone.headers.map((header, i) => all.slice(header.to, zone.headers[i + 1]?.from ?? zone.end));
  const body = below.flat();
  const wrapped = isWrapped(body);
  const starts: number[] = [];
  for (const { length } of below.slice(0, -1)) starts.push((starts.at(-1) ?? 0) + length);
  const hasNumbers = zone.headers[0]!.roles.includes("number");
  const pages = new Set(pageNumbers(body, hasNumbers, starts).map((i) => body[i]!));
  below.forEach((tokens, i) => {
    if (i > 0) breaks.add(atoms.length);
    let rest: Token[] = [];
    const flush = () => {
      for (const atom of atomsOf(rest, wrapped, text)) atoms.push(atom);
      rest = [];
    };
    for (const token of tokens) {
      if (!pages.has(token)) {
        rest.push(token);
        continue;
      }
      flush();
      breaks.add(atoms.length);
      numbers.push(token);
    }
    flush();
  });
  return { atoms, breaks, numbers };
}

/** Widths of the pieces that stand before a line's end. */
function lineWidths({ gaps, count }: Features): number[] {
  const widths: number[] = [];
  for (let g = 1; g <= count; g++) if (gaps.kind[g] === GAP.line) widths.push(gaps.narrowest[g]!);
  return widths;
}

function textOf(tokens: readonly Token[]) {
  return SourcedText.join(tokens.map(({ text }) => text));
}
