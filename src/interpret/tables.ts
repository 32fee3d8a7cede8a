import type { TaskDraft } from "../model/draft";
import type { Doubt, Dropped, TableCell, TableRow, TaskTable } from "../model/extraction";
import { findRule, type Rule } from "../model/language/notes/rules";
import { type Marker, matchMarker } from "../model/language/numerals";
import { type ColumnRole, countsAreas } from "../model/language/roles";
import { joinLines } from "../model/language/spacing";
import { SourcedText } from "../model/sourced";
import { type UnitHabits, unitHabits } from "./unit-lines";
import { readUnitsCell } from "./units-cell";

/**
 * The records of a notice's tables of tasks, a row each, table by table, under the rule of who leads that the notice
 * states beside them, if it states one.
 *
 * ```
 *  序号 │ 重点任务          │ 主要工作
 *   1   │ 推进学前教育…     │ 1.推动…      areaNumber 1, number 1
 *       │                   │ 2.按照…      areaNumber 1, number 2     (the task has a serial of its own)
 *  ─────┼───────────────────┼─────────
 *   1   │ 算力基础设施建设  │ 科学统筹…    number 1, title 算力…      (every row has its own text beside the task)
 * ```
 */
export function tasksOfTables(tables: readonly TaskTable[], stated: Rule | null = null): TaskDraft[][] {
  return tables.map((table) => {
    // Tables of one notice with the same columns are of one kind: what one is too short to tell, another may.
    const alike = tables.filter((other) => rolesOf(other) === rolesOf(table));
    const numbered = marksTasks(table);
    const roles = settledRoles(table, alike, numbered);
    const shared = sharedCells(table.rows, roles.indexOf("number"));
    const habits = unitHabits(new Set(alike.flatMap((other) => unitCells(other, roles))));
    const rule = ruleFor(table, roles, stated);
    return table.rows.map((row) => taskOfRow(table, row, { roles, numbered, shared, habits, rule }));
  });
}

function rolesOf({ columns }: TaskTable): string {
  return columns.map(({ role }) => role).join(" ");
}

/** What holds for all rows of a table. */
interface TableHabits {
  readonly roles: readonly ColumnRole[];
  /** The tasks carry serials of their own inside their cells. */
  readonly numbered: boolean;
  /** The serial cells that cover several rows: they number an area. */
  readonly shared: ReadonlySet<TableCell>;
  readonly habits: UnitHabits;
  /** Who leads of the units in a cell that do not say so. */
  readonly rule: Rule | null;
}

/**
 * The rule for the cells of lead units: "责任单位（列第一位的为牵头单位）" states it itself; one that the notice's text
 * states is for tables whose columns do not part the roles.
 */
function ruleFor({ columns }: TaskTable, roles: readonly ColumnRole[], stated: Rule | null): Rule | null {
  const heading = columns[roles.indexOf("lead")]?.heading ?? "";
  const own = findRule(SourcedText.of(heading))?.rule;
  if (own) return own;
  return roles.includes("cooperating") || /^(?:牵头|主办)/.test(heading) ? null : stated;
}

function unitCells(table: TaskTable, roles: readonly ColumnRole[]): TableCell[] {
  const columns = [roles.indexOf("lead"), roles.indexOf("cooperating")];
  return table.rows.flatMap(({ cells }) => columns.flatMap((column) => cells[column] ?? []));
}

/** The marks of sections and areas ("一、") that stand in no field, each once, so that they are counted all the same. */
export function unusedMarks(table: TaskTable, tasks: readonly TaskDraft[]): Dropped[] {
  const used = new Set(tasks.map(({ areaNumber }) => areaNumber?.start));
  const area = settledRoles(table, [table], marksTasks(table)).indexOf("area");
  const marks = new Map<number, Dropped>();
  for (const { section, cells } of table.rows) {
    for (const text of [section, orNull(cells[area] ?? null)]) {
      const { number } = headed(text);
      if (number && !used.has(number.start)) marks.set(number.start, { reason: "mark", text: number });
    }
  }
  return [...marks.values()];
}

/** `area` and `title` by what the rows say: a column that groups rows is the area, one that differs in every row the title. */
function settledRoles(table: TaskTable, alike: readonly TaskTable[], numbered: boolean): ColumnRole[] {
  const roles = table.columns.map(({ role }) => role);
  // Beside tasks with serials of their own, a column of serials counts areas.
  const counted = numbered && roles.includes("number");
  const groups = (column: number) =>
    alike.some(({ rows }) => rows.some((row, i) => i > 0 && shares(row, rows[i - 1]!, column)));
  const area = roles.indexOf("area");
  const title = roles.indexOf("title");
  const named = !counted && table.rows.length > 1 && area >= 0 && !groups(area) && distinct(table, area);
  if (named && title < 0) roles[area] = "title";
  if (title >= 0 && area < 0 && groups(title)) roles[title] = "area";
  return roles;
}

function shares(row: TableRow, above: TableRow, column: number): boolean {
  const cell = row.cells[column];
  return cell != null && cell.lines.length > 0 && cell === above.cells[column];
}

function distinct(table: TaskTable, column: number): boolean {
  const texts = table.rows.map((row) => textOf(row.cells[column] ?? null).text);
  return texts.every((text) => text !== "") && new Set(texts).size === texts.length;
}

/** Whether the tasks carry serials of their own inside their cells. */
function marksTasks(table: TaskTable): boolean {
  const column = table.columns.findIndex(({ role }) => role === "task");
  if (column < 0) return false;
  const marked = table.rows.filter((row) => taskMarker(textOf(row.cells[column] ?? null).text) !== null).length;
  return marked >= Math.max(1, table.rows.length * 0.5);
}

function taskMarker(text: string): Marker | null {
  const marker = matchMarker(text);
  return marker && marker.length < text.length ? marker : null;
}

function taskOfRow(table: TaskTable, row: TableRow, { roles, numbered, shared, habits, rule }: TableHabits): TaskDraft {
  const cell = (role: ColumnRole): TableCell | null => row.cells[roles.indexOf(role)] ?? null;
  const units = (role: "lead" | "cooperating") =>
    readUnitsCell(cell(role), table.columns[roles.indexOf(role)]?.lineWidth, habits, role === "lead" ? rule : null);
  const whole = textOf(cell("task"));
  const marker = numbered ? taskMarker(whole.text) : null;
  const serialCell = cell("number");
  const serial = serialOf(textOf(serialCell));
  const area = headed(orNull(cell("area")));
  const areas = areaNumbers(table, roles);
  const printed = areas < 0 ? null : serialOf(textOf(row.cells[areas] ?? null));
  const [lead, cooperating] = [units("lead"), units("cooperating")];
  const sharedSerial = serial !== null && serialCell !== null && shared.has(serialCell);
  return {
    form: "table",
    section: row.section ? headed(row.section).text : null,
    area: area.text,
    areaNumber: printed ?? (marker || sharedSerial ? (serial ?? area.number) : area.number),
    number: marker ? printedMarker(whole, marker) : serial,
    title: orNull(cell("title")),
    task: marker ? whole.slice(marker.length).trim() : whole,
    leadText: lead.text,
    leadUnits: lead.units,
    cooperatingText: cooperating.text,
    cooperatingUnits: [...lead.cooperating, ...cooperating.units, ...cooperating.cooperating],
    deadline: orNull(cell("deadline")),
    extra: extrasOf(table, row, roles, areas),
    page: row.page,
    doubts: [
      ...row.doubts,
      ...unnamed(table, row, roles),
      ...missingSerial(numbered, marker, whole),
      ...lead.doubts,
      ...cooperating.doubts,
    ],
    remarks: [...lead.remarks, ...cooperating.remarks],
  };
}

/** The serial cells that cover several rows: they number an area. */
function sharedCells(rows: readonly TableRow[], column: number): ReadonlySet<TableCell> {
  const met = new Set<TableCell>();
  const shared = new Set<TableCell>();
  for (const { cells } of rows) {
    const cell = cells[column];
    if (!cell) continue;
    if (met.has(cell)) shared.add(cell);
    met.add(cell);
  }
  return shared;
}

function missingSerial(numbered: boolean, marker: Marker | null, task: SourcedText): Doubt[] {
  if (!numbered || marker) return [];
  return [
    {
      code: "serial-missing",
      text: "The task has no serial number while others have one.",
      seen: task.text.slice(0, 12),
    },
  ];
}

function printedMarker(text: SourcedText, marker: Marker): SourcedText {
  const at = text.text.indexOf(marker.printed);
  return at < 0 ? text.slice(0, marker.length).trim() : text.slice(at, at + marker.printed.length);
}

/** "12." → 12, "（三）" stays as printed. */
function serialOf(text: SourcedText): SourcedText | null {
  if (text.length === 0) return null;
  const bare = text.text.replace(/[.．、。]+$/, "");
  return bare.length === 0 ? text : text.slice(0, bare.length);
}

/** "一、特色赛道" → number 一, text 特色赛道. */
function headed(text: SourcedText | null): { number: SourcedText | null; text: SourcedText | null } {
  const clean = text ? joinLines([text]) : null;
  const marker = clean && matchMarker(clean.text);
  if (!clean || !marker || marker.length >= clean.length) return { number: null, text: clean };
  return { number: printedMarker(clean, marker), text: clean.slice(marker.length).trim() };
}

/** Text under no heading may be anything, units too: a reader must look. */
function unnamed(table: TaskTable, row: TableRow, roles: readonly ColumnRole[]): Doubt[] {
  const at = table.columns.findIndex(
    ({ heading }, i) => heading === "" && roles[i] === "extra" && textOf(row.cells[i] ?? null).length > 0,
  );
  if (at < 0) return [];
  const seen = textOf(row.cells[at]!).text.slice(0, 40);
  return [{ code: "table-header-missing", text: `Column ${at + 1} holds text and has no heading.`, seen }];
}

/** The column of serials that stands before the areas, in a table whose tasks have another; -1 where there is none. */
function areaNumbers({ columns }: TaskTable, roles: readonly ColumnRole[]): number {
  const before = Math.min(roles.indexOf("area"), roles.indexOf("number"));
  return columns.findIndex(({ heading }, i) => countsAreas({ role: roles[i]!, heading }, i, before));
}

function extrasOf(table: TaskTable, row: TableRow, roles: readonly ColumnRole[], areas: number): TaskDraft["extra"] {
  return table.columns.flatMap(({ heading }, i) => {
    const text = roles[i] === "extra" && i !== areas ? textOf(row.cells[i] ?? null) : SourcedText.EMPTY;
    return text.length > 0 ? [{ heading, text }] : [];
  });
}

function orNull(cell: TableCell | null): SourcedText | null {
  const text = textOf(cell);
  return text.length > 0 ? text : null;
}

function textOf(cell: TableCell | null): SourcedText {
  return cell ? joinLines(cell.lines) : SourcedText.EMPTY;
}
