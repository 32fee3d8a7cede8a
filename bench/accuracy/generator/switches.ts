import type { Plan, SerialStyle } from "./columns";
import type { Random } from "./random";

/** Everything that varies in a table beside its words; each is a switch of the bench. */
export interface Peculiarities {
  readonly rows: number;
  readonly areaRows: number;
  readonly taskLength: readonly [number, number];
  readonly taskEnd: "stop" | "semicolon" | "none";
  readonly marker: "dot" | "wideDot" | "comma" | "bracket";
  readonly sections: boolean;
  readonly sectionMarker: "chapter" | "bracketed" | "bare";
  readonly restart: boolean;
  readonly areaCounts: boolean;
  readonly letterSpaced: boolean;
  readonly spacedHeader: boolean;
  readonly verticalHeader: boolean;
  readonly twoLevelHeader: boolean;
  readonly headerRepeats: boolean;
  /** The area's name printed in each of its rows, no cell merged. */
  readonly areasRepeated: boolean;
  /** 一, 二, … in the serial column. */
  readonly chineseSerials: boolean;
  readonly rowsSplit: boolean;
  readonly valign: "middle" | "top";
  readonly landscape: boolean;
  readonly size: number;
  readonly emptyCooperating: boolean;
  /** What stands in a cell without units: "", "/", "无", "—". */
  readonly emptySign: "" | "/" | "无" | "—";
  readonly emptyExtra: number;
  readonly newlineUnits: boolean;
  readonly nestedUnits: boolean;
  readonly openLists: boolean;
  readonly trailingMarks: boolean;
  readonly commaLists: boolean;
  readonly roleWords: boolean;
}

/** Fixes some switches, whatever chance says: `{ sections: true }`. */
export type Forced = Partial<Peculiarities> & { readonly serial?: SerialStyle };

const LENGTHS = { short: [8, 40], middle: [30, 110], long: [90, 280], mixed: [8, 240] } as const;
const ROWS = { small: [3, 8], middle: [8, 20], large: [20, 45] } as const;

export function drawPlan(random: Random, forced: Forced = {}): Plan {
  const serial =
    forced.serial ??
    random.weighted({ areas: 25, tasks: 37, merged: 10, cell: 10, none: 18 } as Record<SerialStyle, number>);
  const area = serial === "areas" || serial === "merged" || random.chance(0.6);
  const title = serial !== "areas" && random.chance(area ? 0.08 : 0.3);
  const cooperating = random.chance(0.62);
  return {
    serial,
    area,
    title,
    cooperating,
    leadAndResponsible: cooperating && random.chance(0.06),
    deadline: random.chance(0.35),
    extras: random.chance(0.2) ? random.int(1, 2) : 0,
    order: random.weighted({ usual: 75, "deadline-first": 12, "units-first": 5, "extra-last": 8 }),
  };
}

export function drawPeculiarities(random: Random, plan: Plan, forced: Forced = {}): Peculiarities {
  const [fewest, most] = ROWS[random.weighted({ small: 30, middle: 50, large: 20 })];
  const newlineUnits = random.chance(0.12);
  const emptyCooperating = random.chance(0.35);
  const columns =
    2 + (plan.area ? 1 : 0) + (plan.title ? 1 : 0) + (plan.cooperating ? 1 : 0) + plan.extras + (plan.deadline ? 1 : 0);
  const drawn: Peculiarities = {
    rows: random.int(fewest, most),
    areaRows: random.int(2, 6),
    taskLength: LENGTHS[random.weighted({ short: 25, middle: 40, long: 15, mixed: 20 })],
    taskEnd: random.weighted({ stop: 68, semicolon: 12, none: 20 }),
    marker: random.weighted({ dot: 60, wideDot: 12, comma: 15, bracket: 13 }),
    sections: random.chance(0.18),
    sectionMarker: random.weighted({ chapter: 70, bracketed: 15, bare: 15 }),
    restart: random.chance(0.6),
    areaCounts: plan.area && random.chance(0.1),
    letterSpaced: plan.area && random.chance(0.15),
    spacedHeader: random.chance(0.08),
    verticalHeader: random.chance(0.3),
    twoLevelHeader: plan.cooperating && random.chance(0.07),
    areasRepeated: plan.area && plan.serial !== "merged" && random.chance(0.07),
    chineseSerials: random.chance(0.05),
    headerRepeats: random.chance(0.5),
    rowsSplit: random.chance(0.7),
    valign: random.chance(0.6) ? "middle" : "top",
    landscape: random.chance(columns >= 6 ? 0.75 : 0.25),
    size: random.pick([9, 10.5, 10.5, 12, 12]),
    emptyCooperating,
    emptySign: emptyCooperating ? random.pick(["", "", "/", "无", "—"] as const) : "",
    emptyExtra: random.chance(0.3) ? 0.25 : 0,
    newlineUnits,
    nestedUnits: random.chance(0.3),
    openLists: random.chance(0.25),
    trailingMarks: random.chance(0.08),
    commaLists: random.chance(0.15),
    roleWords: !plan.cooperating && !newlineUnits && random.chance(0.12),
  };
  const { serial: _, ...rest } = forced;
  return { ...drawn, ...rest };
}

/** The switches that are on, by name, for the bench's table. */
export function switchNames(plan: Plan, odd: Peculiarities, tables: number): string[] {
  const columns =
    2 +
    [plan.serial !== "none" && plan.serial !== "cell", plan.area, plan.title, plan.cooperating, plan.deadline].filter(
      Boolean,
    ).length +
    plan.extras;
  const names = [
    `serial=${plan.serial}`,
    `columns=${columns}`,
    `order=${plan.order}`,
    `valign=${odd.valign}`,
    `task-end=${odd.taskEnd}`,
  ];
  const flags: Record<string, boolean> = {
    "merged-area": plan.area && !odd.areasRepeated,
    "title-column": plan.title,
    "no-cooperating-column": !plan.cooperating,
    "lead-and-responsible": plan.leadAndResponsible,
    "deadline-column": plan.deadline,
    "extra-columns": plan.extras > 0,
    sections: odd.sections,
    "section-restart": odd.sections && odd.restart,
    "area-counts": odd.areaCounts,
    "letter-spaced": odd.letterSpaced,
    "spaced-header": odd.spacedHeader,
    "vertical-header": odd.verticalHeader,
    "two-level-header": odd.twoLevelHeader && plan.cooperating,
    "areas-repeated": odd.areasRepeated,
    "chinese-serials": odd.chineseSerials && plan.serial !== "none" && plan.serial !== "cell",
    "header-repeats": odd.headerRepeats,
    "rows-split": odd.rowsSplit,
    landscape: odd.landscape,
    "empty-cooperating": plan.cooperating && odd.emptyCooperating && odd.emptySign === "",
    "sign-for-none": plan.cooperating && odd.emptyCooperating && odd.emptySign !== "",
    "empty-extra": plan.extras > 0 && odd.emptyExtra > 0,
    "newline-units": odd.newlineUnits,
    "nested-units": odd.nestedUnits,
    "open-lists": odd.openLists,
    "trailing-marks": odd.trailingMarks,
    "comma-lists": odd.commaLists,
    "role-words-in-cell": odd.roleWords,
    "two-tables": tables > 1,
    "long-tasks": odd.taskLength[1] > 200,
    "short-tasks": odd.taskLength[1] <= 40,
  };
  for (const [name, on] of Object.entries(flags)) if (on) names.push(name);
  return names;
}
