import type { Doubt } from "../../model/extraction";
import { matchMarker } from "../../model/language/numerals";
import { type ColumnRole, roleOfHeading } from "../../model/language/roles";
import { isNoUnit, unitShare } from "../../model/language/units";
import { isDeadline, isSerial, SENTENCE_END } from "./cell-cost";
import type { ColumnMap } from "./columns";
import type { Header, HeaderColumn } from "./headers";
import { bareText, type Lattice } from "./lattice";

export const NO_HEADER: Doubt = {
  code: "table-header-missing",
  text: "The table has no header row; what its columns hold was told by their texts.",
};
export const LOST_COLUMNS: Doubt = {
  code: "table-header-missing",
  text: "This part of the table has other columns than the part above; they were told by their texts.",
};

const SETTINGS = {
  /** Share of a column's filled cells that must be of a kind for the column to be of that kind. */
  most: 0.7,
  /** Average length from which a column's texts can be tasks. */
  taskLength: 8,
  /** A table that no header announces and no table precedes must have as many rows to be believed. */
  rows: 2,
} as const;

/** What a grid's column looks like, from its cells alone. Shares are of the filled cells. */
interface Look {
  readonly filled: number;
  readonly serials: number;
  readonly units: number;
  readonly deadlines: number;
  readonly sentences: number;
  readonly markers: number;
  readonly length: number;
}

/**
 * The columns of a grid that goes on with a table but has lost or gained columns on the way: a document model drops the
 * columns that are empty on a page, or sees a rule that is none.
 *
 * ```
 *  page 1   序号 │ 重点任务 │ 主要工作 │ 责任单位 │ 协同单位
 *  page 2                     7.完善…    市教育局   市财政局      each column fits one, in the same order
 * ```
 * @returns null where some column with text fits none.
 */
export function mapByContent(columns: readonly HeaderColumn[], lattice: Lattice): ColumnMap | null {
  const looks = looksOf(lattice);
  const [m, n] = [columns.length, looks.length];
  // best[i][j]: the best likeness of the first i columns of the table with the first j of the grid.
  const best: { score: number; take: boolean }[][] = Array.from({ length: m + 1 }, () =>
    Array.from({ length: n + 1 }, () => ({ score: Number.NEGATIVE_INFINITY, take: false })),
  );
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (i === 0 && j === 0) best[i]![j] = { score: 0, take: false };
      const offer = (score: number, take: boolean) => {
        if (score > best[i]![j]!.score) best[i]![j] = { score, take };
      };
      if (i > 0 && j > 0) offer(best[i - 1]![j - 1]!.score + likeness(columns[i - 1]!.role, looks[j - 1]!), true);
      if (i > 0 && columns[i - 1]!.role !== "task") offer(best[i - 1]![j]!.score, false);
      if (j > 0 && looks[j - 1]!.filled === 0) offer(best[i]![j - 1]!.score, false);
    }
  }
  if (!(best[m]![n]!.score > 0)) return null;
  const map: (readonly [number, number] | null)[] = columns.map(() => null);
  for (let i = m, j = n; i > 0 || j > 0; ) {
    const { take, score } = best[i]![j]!;
    if (take) map[--i] = [--j, j + 1];
    else if (i > 0 && best[i - 1]![j]!.score === score && columns[i - 1]!.role !== "task") i--;
    else j--;
  }
  return map;
}

/**
 * A header for a grid that has none, by what its columns hold: serials, sentences, units, dates. What it gives is a guess,
 * and its rows are to be doubted.
 *
 * @param known the columns of the table of tasks before it in the document, taken where the grid's columns fit them.
 */
export function inferHeader(lattice: Lattice, known: readonly HeaderColumn[] | null): Header | null {
  const { columnCount, rowCount } = lattice.grid;
  if (hasHeadings(lattice)) return null;
  const looks = looksOf(lattice);
  const header = (columns: HeaderColumn[]): Header => ({ firstRow: 0, rowCount: 0, columns, cells: [] });
  if (known && known.length === columnCount && known.every(({ role }, i) => likeness(role, looks[i]!) >= 0)) {
    return header(known.map((column, i) => ({ ...column, from: i, to: i + 1 })));
  }
  if (rowCount < SETTINGS.rows || columnCount < 3) return null;
  const roles = rolesByLook(looks);
  return roles && header(roles.map((role, i) => ({ role, heading: "", lineWidth: null, from: i, to: i + 1 })));
}

/** Some row names columns, though not those of a table of tasks: a list of people, of projects. */
function hasHeadings(lattice: Lattice): boolean {
  for (let row = 0; row < lattice.grid.rowCount; row++) {
    if (lattice.row(row).filter(({ lines }) => roleOfHeading(bareText(lines)) !== null).length > 1) return true;
  }
  return false;
}

/** The task is the column of the longest texts; units stand after it or before it, serials and areas before it. */
function rolesByLook(looks: readonly Look[]): ColumnRole[] | null {
  const isUnits = (look: Look) => look.filled > 0 && look.units >= SETTINGS.most;
  const longest = Math.max(...looks.map((look) => (isUnits(look) ? 0 : look.length)));
  const task = looks.findIndex((look) => !isUnits(look) && look.length === longest);
  const look = looks[task]!;
  if (longest < SETTINGS.taskLength || look.filled < SETTINGS.most || look.sentences < 0.5) return null;
  const units = looks.flatMap((other, i) => (i !== task && isUnits(other) ? [i] : []));
  const serial = looks.findIndex(({ filled, serials }, i) => i < task && filled >= 0.5 && serials >= SETTINGS.most);
  if (units.length === 0 || looks[units[0]!]!.filled < SETTINGS.most) return null;
  if (serial < 0 && look.markers < SETTINGS.most) return null;
  const text = looks.findIndex(({ filled }, i) => i < task && i !== serial && !units.includes(i) && filled > 0);
  return looks.map((other, i) => {
    if (i === task) return "task";
    if (i === serial) return "number";
    if (i === text) return "area";
    if (i === units[0]) return "lead";
    if (i === units[1]) return "cooperating";
    return i > task && other.filled > 0 && other.deadlines >= SETTINGS.most ? "deadline" : "extra";
  });
}

/** 1 where a column looks like the role, 0 where it says nothing, -1 or less where it cannot be it. */
function likeness(role: ColumnRole, look: Look): number {
  const { most, taskLength } = SETTINGS;
  if (role === "task") return look.filled > 0 && look.units < 0.5 && look.length >= taskLength ? 1 : -9;
  if (look.filled === 0) return 0;
  if (role === "number") return look.serials >= most ? 1 : -9;
  if (role === "lead" || role === "cooperating") return look.units >= most ? 1 : -9;
  if (role === "deadline") return look.deadlines >= most ? 1 : -9;
  if (role === "extra") return 0;
  return look.units < 0.5 && look.serials < 0.5 ? 0.5 : -9;
}

function looksOf(lattice: Lattice): Look[] {
  const { rowCount, columnCount } = lattice.grid;
  return Array.from({ length: columnCount }, (_, column) => {
    const texts: string[] = [];
    let unitCells = 0;
    for (let row = 0; row < rowCount; row++) {
      const cell = lattice.at(row, column);
      if (!cell || cell.row !== row || cell.column !== column) continue;
      const text = bareText(cell.lines);
      if (text === "") continue;
      texts.push(text);
      // Units may stand on lines of their own, or be broken over lines.
      const listed = cell.lines.map((line) => line.text).join("\n");
      if (isNoUnit(text) || Math.max(unitShare(text), unitShare(listed)) >= SETTINGS.most) unitCells++;
    }
    const share = (test: (text: string) => boolean) =>
      texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
    return {
      filled: rowCount === 0 ? 0 : texts.length / rowCount,
      serials: share(isSerial),
      units: texts.length === 0 ? 0 : unitCells / texts.length,
      deadlines: share((text) => text.length < 24 && isDeadline(text)),
      sentences: share((text) => SENTENCE_END.test(text)),
      markers: share((text) => matchMarker(text) !== null),
      length: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    };
  });
}
