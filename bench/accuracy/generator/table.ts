import type { ColumnRole } from "../../../src/model/language/roles";
import { type Column, drawColumns, type Plan } from "./columns";
import type { Cell, Table, TrueTask } from "./notice";
import { chinese } from "./numerals";
import type { Random } from "./random";
import { areaName, type Hand, taskText, titleName } from "./sentences";
import type { Peculiarities } from "./switches";
import { drawCooperating, drawLead } from "./unit-cells";
import type { Level } from "./unit-names";
import { DEADLINES, type Theme } from "./vocabulary";

export interface Ground {
  readonly random: Random;
  readonly theme: Theme;
  readonly hand: Hand;
  readonly level: Level;
  readonly pool: readonly string[];
}

/** "推进学前教育" as "推 进 学 前 教 育", as word processors stretch short names over a cell. */
const letterSpaced = (text: string): string => [...text].join(" ");

const isSpaceable = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

const serialText = (odd: Peculiarities, value: number): string => (odd.chineseSerials ? chinese(value) : String(value));

/** A table as drawn, with its truth and the roles of its columns from left to right. */
export interface DrawnTable {
  readonly table: Table;
  readonly tasks: TrueTask[];
  readonly roles: readonly ColumnRole[];
}

/** One table with its truth. `title` rows, areas and tasks are drawn by the plan and the peculiarities. */
export function drawTable(ground: Ground, plan: Plan, odd: Peculiarities): DrawnTable {
  const { random, hand } = ground;
  const columns = drawColumns(random, plan, hand.year);
  const rows: Cell[][] = [];
  const tasks: TrueTask[] = [];
  const count = odd.rows;
  const sections = odd.sections ? Math.min(random.int(2, 4), Math.max(1, Math.floor(count / 2))) : 1;
  const serial = { area: 0, task: 0 };
  for (let section = 0; section < sections; section++) {
    let name: string | null = null;
    if (odd.sections) {
      name = areaName(random, ground.theme);
      const marker = { chapter: `${chinese(section + 1)}、`, bracketed: `（${chinese(section + 1)}）`, bare: "" }[
        odd.sectionMarker
      ];
      rows.push([{ text: marker + name, colspan: columns.length, align: random.chance(0.5) ? "center" : "left" }]);
      if (odd.restart) Object.assign(serial, { area: 0, task: 0 });
    }
    const share = Math.floor(((section + 1) * count) / sections) - Math.floor((section * count) / sections);
    for (let left = share; left > 0; ) {
      const size = plan.area ? Math.min(left, random.int(1, odd.areaRows)) : 1;
      addGroup(ground, plan, odd, columns, name, size, serial, rows, tasks);
      left -= size;
    }
  }
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const table: Table = {
    kind: "table",
    header: headerRows(ground, columns, odd),
    widths: columns.map((column) => Math.round((1000 * column.width) / total) / 10),
    rows,
    headerRepeats: odd.headerRepeats,
    rowsSplit: odd.rowsSplit,
    valign: odd.valign,
    landscape: odd.landscape,
    size: odd.size,
  };
  return { table, tasks, roles: columns.map(({ role }) => role) };
}

/** 序/号 on two lines, 责 任 单 位 with spaces, or 责任分工 over its two columns. */
function headerRows({ random }: Ground, columns: readonly Column[], odd: Peculiarities): Cell[][] {
  const printed = (heading: string): string =>
    odd.verticalHeader && heading.length <= 2
      ? [...heading].join("\n")
      : odd.spacedHeader
        ? letterSpaced(heading)
        : heading;
  if (!odd.twoLevelHeader || !columns.some(({ role }) => role === "cooperating")) {
    return [columns.map(({ heading }) => ({ text: printed(heading) }))];
  }
  const upper: Cell[] = [];
  const lower: Cell[] = [];
  for (const { role, heading } of columns) {
    if (role === "lead") upper.push({ text: random.pick(["责任分工", "责任单位", "任务分工"]), colspan: 2 });
    else if (role !== "cooperating") upper.push({ text: printed(heading), rowspan: 2 });
    if (role === "lead" || role === "cooperating") lower.push({ text: printed(heading) });
  }
  return [upper, lower];
}

/** The rows of one area (or one row where there are no areas). */
function addGroup(
  ground: Ground,
  plan: Plan,
  odd: Peculiarities,
  columns: readonly Column[],
  section: string | null,
  size: number,
  serial: { area: number; task: number },
  rows: Cell[][],
  tasks: TrueTask[],
): void {
  const { random, theme, hand } = ground;
  serial.area++;
  const area = plan.area ? areaName(random, theme) + (odd.areaCounts ? `（${size}项）` : "") : null;
  const printedArea = area !== null && odd.letterSpaced && isSpaceable(area) ? letterSpaced(area) : area;
  const perArea = plan.serial === "areas" || plan.serial === "merged";
  for (let index = 0; index < size; index++) {
    serial.task++;
    const title = plan.title ? titleName(random, theme) : null;
    const end = odd.taskEnd === "none" ? "" : odd.taskEnd === "semicolon" && index < size - 1 ? "；" : "。";
    const task = taskText(random, theme, hand, random.int(odd.taskLength[0], odd.taskLength[1]), end);
    const lead = drawLead(ground, odd, plan);
    const cooperating = plan.cooperating ? drawCooperating(ground, odd, lead.names) : { text: "", units: [] };
    const deadline = plan.deadline ? random.pick(DEADLINES).replace("{y}", String(hand.year + random.int(0, 2))) : null;
    const extra: Record<string, string> = {};
    const inCell = plan.serial === "areas" || plan.serial === "cell";
    const marker = {
      dot: `${serial.task}.`,
      wideDot: `${serial.task}．`,
      comma: `${serial.task}、`,
      bracket: `（${serial.task}）`,
    }[odd.marker];
    const row: Cell[] = [];
    for (const column of columns) {
      switch (column.role) {
        case "number":
          if (!perArea) row.push({ text: serialText(odd, serial.task), align: "center" });
          else if (odd.areasRepeated) row.push({ text: serialText(odd, serial.area), align: "center" });
          else if (index === 0) row.push({ text: serialText(odd, serial.area), rowspan: size, align: "center" });
          break;
        case "area":
          if (odd.areasRepeated) row.push({ text: printedArea ?? "", align: "center" });
          else if (index === 0) row.push({ text: printedArea ?? "", rowspan: size, align: "center" });
          break;
        case "title":
          row.push({ text: title ?? "", align: "center" });
          break;
        case "task":
          row.push({ text: (inCell ? marker : "") + task });
          break;
        case "lead":
          row.push({ text: lead.text });
          break;
        case "cooperating":
          row.push({ text: cooperating.text });
          break;
        case "deadline":
          row.push({ text: deadline ?? "", align: "center" });
          break;
        default: {
          const empty = column.heading === "备注" ? random.chance(0.6) : random.chance(odd.emptyExtra);
          const text = empty ? "" : taskText(random, theme, hand, random.int(5, 30), random.chance(0.7) ? "。" : "");
          extra[column.heading] = text;
          row.push({ text });
        }
      }
    }
    rows.push(row);
    const leads = odd.roleWords ? lead.split : { lead: lead.units, cooperating: cooperating.units };
    tasks.push({
      section,
      area,
      areaNumber: plan.serial === "areas" ? serialText(odd, serial.area) : null,
      number: inCell
        ? odd.marker === "bracket"
          ? marker
          : String(serial.task)
        : plan.serial === "tasks"
          ? serialText(odd, serial.task)
          : plan.serial === "merged"
            ? serialText(odd, serial.area)
            : null,
      title,
      task,
      leadText: lead.text,
      leadUnits: leads.lead,
      cooperatingText: cooperating.text,
      cooperatingUnits: leads.cooperating,
      deadline,
      extra,
      form: "table",
    });
  }
}
