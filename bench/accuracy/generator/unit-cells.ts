import type { Plan } from "./columns";
import type { Peculiarities } from "./switches";
import type { Ground } from "./table";
import { drawUnits, type ListStyle, nestedUnit, type PrintedUnits, printUnits } from "./units";

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

/** The lead cell: a list of units or, with `roleWords`, a sentence that names both roles. */
export function drawLead({ random, pool, level }: Ground, odd: Peculiarities, plan: Plan): LeadCell {
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

/** The co-operating cell, empty at times or with a sign for "none". */
export function drawCooperating(
  { random, pool, level }: Ground,
  odd: Peculiarities,
  avoid: readonly string[],
): PrintedUnits {
  if (odd.emptyCooperating && random.chance(0.2)) return { text: odd.emptySign, units: [] };
  const names = drawUnits(random, pool, random.int(1, random.chance(0.15) ? 9 : 4), avoid);
  if (odd.nestedUnits && random.chance(0.2)) names.splice(random.int(0, names.length), 0, nestedUnit(random, level));
  return printUnits(
    random,
    [...new Set(names)].filter((name) => !avoid.includes(name)),
    listStyle(odd),
  );
}
