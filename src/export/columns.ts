import type { ParsedNotice, Task, Unit } from "../model/notice";
import type { Place } from "../model/place";

/** The languages in which CSV headings can be given. */
export type CsvLabels = "en" | "zh";

interface CsvColumn {
  readonly en: string;
  readonly zh: string;
  /** The cell's text; null for an absent value, which gives an empty cell. */
  readonly cell: (task: Task, notice: ParsedNotice) => string | null;
}

/** The fixed columns of the CSV, in order. The notice's own further columns follow them (see {@link extraHeadings}). */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  { en: "source", zh: "来源文件", cell: (_, notice) => notice.source.name },
  { en: "documentNumber", zh: "发文字号", cell: (_, notice) => notice.notice.documentNumber },
  { en: "section", zh: "板块", cell: (task) => task.section },
  { en: "area", zh: "重点任务", cell: (task) => task.area },
  { en: "areaNumber", zh: "重点任务序号", cell: (task) => task.areaNumber },
  { en: "number", zh: "序号", cell: (task) => task.number },
  { en: "title", zh: "任务名称", cell: (task) => task.title },
  { en: "task", zh: "主要工作", cell: (task) => task.task },
  { en: "leadUnits", zh: "责任单位", cell: (task) => joinUnits(task.leadUnits) },
  { en: "cooperatingUnits", zh: "协同单位", cell: (task) => joinUnits(task.cooperatingUnits) },
  { en: "deadline", zh: "完成时限", cell: (task) => task.deadline },
  { en: "status", zh: "核验状态", cell: (task) => task.status },
  { en: "reasons", zh: "待核原因", cell: (task) => task.reasons.join(";") },
  { en: "page", zh: "页码", cell: (task) => firstPage(task)?.toString() ?? null },
];

/** The headings of the notice's own further columns, in the order in which they first appear. */
export function extraHeadings(notices: readonly ParsedNotice[]): string[] {
  const headings = new Set<string>();
  for (const { tasks } of notices)
    for (const task of tasks) for (const heading of Object.keys(task.extra)) headings.add(heading);
  return [...headings];
}

/**
 * The names under which extra columns stand in the file. No two columns may share a name, or a reader that goes by name
 * loses one of them: a notice's own "序号" beside our 序号 becomes "extra.序号".
 */
export function extraNames(headings: readonly string[], labels: CsvLabels): string[] {
  const taken = new Set(CSV_COLUMNS.map((column) => column[labels]));
  return headings.map((heading) => {
    let name = heading;
    while (name === "" || taken.has(name)) name = `extra.${name}`;
    taken.add(name);
    return name;
  });
}

function joinUnits(units: readonly Unit[]): string {
  return units.map((unit) => unit.name).join(";");
}

/** Where the task's text begins; where that has no page, the first page of any of its fields. */
function firstPage(task: Task): number | null {
  const { places } = task;
  const pages = (list: readonly Place[]) => list.flatMap((place) => place.page ?? []);
  const own = pages(places.task);
  if (own.length > 0) return Math.min(...own);
  const others = [places.number, places.title, places.leadText, places.cooperatingText, places.deadline].flatMap(pages);
  return others.length > 0 ? Math.min(...others) : null;
}
