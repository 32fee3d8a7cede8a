import { type Column, drawColumns, type Plan } from "./columns";
import type { Cell, Table, TrueTask } from "./notice";
import type { Random } from "./random";
import { areaName, type Hand, taskText, titleName } from "./sentences";
import type { Peculiarities } from "./switches";
import { drawUnits, type Level, type ListStyle, nestedUnit, type PrintedUnits, printUnits } from "./units";
import { DEADLINES, type Theme } from "./vocabulary";

export interface Ground {
  readonly random: Random;
  readonly theme: Theme;
  readonly hand: Hand;
  readonly level: Level;
  readonly pool: readonly string[];
}

const CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

/** "推进学前教育" as "推 进 学 前 教 育", as word processors stretch short names over a cell. */
const letterSpaced = (text: string): string => [...text].join(" ");

const isSpaceable = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** One table with its truth. `title` rows, areas and tasks are drawn by the plan and the peculiarities. */
export function drawTable(ground: Ground, plan: Plan, odd: Peculiarities): { table: Table; tasks: TrueTask[] } {
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
      const marker = { chapter: `${CHINESE[section]}、`, bracketed: `（${CHINESE[section]}）`, bare: "" }[
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
  const header = columns.map(({ heading }) =>
    odd.verticalHeader && heading.length <= 2
      ? [...heading].join("\n")
      : odd.spacedHeader
        ? letterSpaced(heading)
        : heading,
  );
  const table: Table = {
    kind: "table",
    header,
    widths: columns.map((column) => Math.round((1000 * column.width) / total) / 10),
    rows,
    headerRepeats: odd.headerRepeats,
    rowsSplit: odd.rowsSplit,
    valign: odd.valign,
    landscape: odd.landscape,
    size: odd.size,
  };
  return { table, tasks };
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
          if (!perArea) row.push({ text: String(serial.task), align: "center" });
          else if (index === 0) row.push({ text: String(serial.area), rowspan: size, align: "center" });
          break;
        case "area":
          if (index === 0) row.push({ text: printedArea ?? "", rowspan: size, align: "center" });
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
      areaNumber: plan.serial === "areas" ? String(serial.area) : null,
      number: inCell
        ? odd.marker === "bracket"
          ? marker
          : String(serial.task)
        : plan.serial === "tasks"
          ? String(serial.task)
          : plan.serial === "merged"
            ? String(serial.area)
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

const listStyle = (odd: Peculiarities): ListStyle => ({
  newline: odd.newlineUnits,
  open: odd.openLists ? 0.15 : 0,
  trailing: odd.trailingMarks ? 0.12 : 0,
  comma: odd.commaLists ? 0.6 : 0.05,
});

interface LeadCell extends PrintedUnits {
  readonly names: readonly string[];
  readonly split: { readonly lead: PrintedUnits["units"]; readonly cooperating: PrintedUnits["units"] };
}

function drawLead({ random, pool, level }: Ground, odd: Peculiarities, plan: Plan): LeadCell {
  const most = plan.cooperating ? 3 : 6;
  const names = drawUnits(random, pool, random.chance(0.5) ? 1 : random.int(1, most));
  if (odd.nestedUnits && random.chance(0.3)) names[0] = nestedUnit(random, level);
  if (!odd.roleWords) {
    const printed = printUnits(random, names, listStyle(odd));
    return { ...printed, names, split: { lead: printed.units, cooperating: [] } };
  }
  // "市教育局牵头，市财政局、市科技局配合": both roles in one cell.
  const style = { ...listStyle(odd), newline: false, trailing: 0, open: 0 };
  const lead = printUnits(random, names.slice(0, random.chance(0.8) ? 1 : 2), { ...style, comma: 0 });
  const others = names.slice(lead.units.length);
  const rest = printUnits(
    random,
    others.filter((name) => !lead.units.some((unit) => unit.name === name)),
    { ...style, comma: 0 },
  );
  const word = random.pick(["牵头", "牵头负责"]);
  const tail = random.pick(["配合", "参与", "按职责分工负责"]);
  if (rest.units.length === 0) {
    return { text: `${lead.text}${word}`, units: lead.units, names, split: { lead: lead.units, cooperating: [] } };
  }
  return {
    text: `${lead.text}${word}，${rest.text}${tail}`,
    units: lead.units,
    names,
    split: { lead: lead.units, cooperating: rest.units },
  };
}

function drawCooperating({ random, pool, level }: Ground, odd: Peculiarities, avoid: readonly string[]): PrintedUnits {
  if (odd.emptyCooperating && random.chance(0.2)) return { text: odd.emptySign, units: [] };
  const names = drawUnits(random, pool, random.int(1, random.chance(0.15) ? 9 : 4), avoid);
  if (odd.nestedUnits && random.chance(0.2)) names.splice(random.int(0, names.length), 0, nestedUnit(random, level));
  return printUnits(
    random,
    [...new Set(names)].filter((name) => !avoid.includes(name)),
    listStyle(odd),
  );
}
