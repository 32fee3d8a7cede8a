import type { Random } from "./random";
import {
  BODIES,
  FIRST,
  GROUPS,
  LAST,
  type Level,
  LOCAL,
  NATIONAL,
  NESTED,
  PARTY,
  PEOPLE,
  PREFIX,
  TOWN,
} from "./unit-names";
import type { Theme } from "./vocabulary";

/** A unit with whether the list goes on after it (等). */
export interface TrueUnit {
  readonly name: string;
  readonly open?: true;
}

/** A made-up place name without its level ("云陵"). */
export const placeName = (random: Random): string => random.pick(FIRST) + random.pick(LAST);

/** The pool of units that one notice draws from: those of its level, its theme's home departments more than once. */
export function unitPool(random: Random, level: Level, theme: Theme): string[] {
  const p = PREFIX[level];
  if (level === "national") return [...random.sample(NATIONAL, 24)];
  if (level === "town") return [...TOWN.map((name) => (random.chance(0.3) ? p + name : name)), ...GROUPS.town];
  const local = random.sample(LOCAL, 6).map((name) => name.replace("{n}", placeName(random)).replace("{p}", p));
  const home = theme.home.map((name) => p + name);
  const bodies = random.sample(BODIES, 18).map((name) => p + name);
  const halls = level === "province" ? bodies.map((name) => name.replace(/局$/, "厅")) : bodies;
  return [
    ...home,
    ...home,
    ...halls,
    ...random.sample(PARTY, 4).map((name) => p + name),
    ...random.sample(PEOPLE, 3).map((name) => p + name),
    ...local,
    ...random.sample(GROUPS[level], 3),
  ];
}

/** Units with brackets, and brackets in brackets, in their names. */
export function nestedUnit(random: Random, level: Level): string {
  const p = PREFIX[level] || "中央";
  return p + random.pick(NESTED).replaceAll("{p}", p);
}

/** `count` different units. */
export function drawUnits(
  random: Random,
  pool: readonly string[],
  count: number,
  avoid: readonly string[] = [],
): string[] {
  const names = new Set<string>();
  for (let tries = 0; names.size < count && tries < 60; tries++) {
    const name = random.pick(pool);
    if (!avoid.includes(name)) names.add(name);
  }
  // A group ("各有关单位") closes a list in real notices more often than not.
  const list = [...names];
  return [...list.filter((name) => !name.startsWith("各")), ...list.filter((name) => name.startsWith("各"))];
}

export interface PrintedUnits {
  /** The cell's or note's text; "\n" where the separator is a line break. */
  readonly text: string;
  readonly units: readonly TrueUnit[];
}

export interface ListStyle {
  /** Chance of a line break as the only separator, of 等, of a trailing 、, of 和 before the last. */
  readonly newline: boolean;
  readonly open: number;
  readonly trailing: number;
  readonly comma: number;
}

/** Names printed with a separator inside that are two units by the rule: each half is a unit by itself. */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  "各乡镇人民政府、街道办事处": ["各乡镇人民政府", "街道办事处"],
};

/** The units that printed names stand for. */
export const unitsOf = (names: readonly string[]): TrueUnit[] =>
  names.flatMap((name) => (PAIRS[name] ?? [name]).map((part) => ({ name: part })));

/** Prints units as a list in one of the styles of the notices. */
export function printUnits(random: Random, names: readonly string[], style: ListStyle): PrintedUnits {
  const units = unitsOf(names);
  if (names.length === 0) return { text: "", units };
  let text = "";
  const mark = random.chance(style.comma) ? "，" : "、";
  names.forEach((name, index) => {
    if (index > 0) {
      // "市教育局，各县（市、区）人民政府": the comma before the group is very common.
      const group = name.startsWith("各") && random.chance(0.5);
      text += style.newline ? "\n" : group ? "，" : mark;
    }
    text += name;
  });
  if (random.chance(style.open)) {
    text += "等";
    units[units.length - 1] = { name: (units.at(-1) as TrueUnit).name, open: true };
  } else if (!style.newline && random.chance(style.trailing)) {
    text += "、";
  }
  return { text, units };
}
