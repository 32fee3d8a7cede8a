import { drawHead } from "./head";
import { settleAreas } from "./lone-areas";
import type { Block, GeneratedNotice, PageStyle } from "./notice";
import { Random } from "./random";
import type { Hand } from "./sentences";
import { drawPeculiarities, drawPlan, type Forced, switchNames } from "./switches";
import { type DrawnTable, drawTable, type Ground } from "./table";
import type { Level } from "./unit-names";
import { unitPool } from "./units";
import { AIMS, CONDITIONS, THEMES } from "./vocabulary";

/** Goes up whenever the same seed gives another notice: cached texts of an older version are not used. */
export const GENERATOR_VERSION = 2;

export const familyOf = (seed: number): "tune" | "held" => (seed % 2 === 0 ? "tune" : "held");

/** The ground that one notice stands on: its subject, its level, its hand. */
export function drawGround(random: Random): Ground {
  const theme = random.pick(THEMES);
  const level = random.weighted({ national: 8, province: 14, city: 44, county: 24, town: 10 } as Record<Level, number>);
  const hand: Hand = {
    year: random.int(2016, 2026),
    spacedDigits: random.chance(0.12),
    wideDigits: random.chance(0.06),
    tilde: random.pick(["～", "~", "〜", "—", "-"]),
  };
  return { random, theme, level, hand, pool: unitPool(random, level, theme) };
}

export function drawPage(random: Random): PageStyle {
  return {
    numbers: random.weighted({ none: 15, dash: 45, plain: 15, hyphen: 15, of: 10 }),
    bodySize: random.pick([12, 14, 16]),
  };
}

/** A notice whose tasks stand in a table, from its seed alone. */
export function tableNotice(seed: number, forced: Forced = {}): GeneratedNotice {
  const random = new Random(`table ${seed}`);
  const ground = drawGround(random);
  const page = drawPage(random);
  const plan = drawPlan(random, forced);
  const odd = drawPeculiarities(random, plan, forced);
  const parts = random.chance(0.6) ? "full" : "bare";
  const head = drawHead(random, ground.theme, ground.level, ground.hand, parts, "table");
  const proseBefore = random.chance(0.25);
  const proseAfter = random.chance(0.3);
  const blocks: Block[] = [...head.before];
  const sentence = () => `${random.pick(CONDITIONS)}，${random.pick(AIMS)}，${random.pick(AIMS)}。`;
  if (proseBefore) {
    for (let left = random.int(1, 3); left > 0; left--)
      blocks.push({ kind: "paragraph", style: "body", text: sentence() });
  }
  const first = drawTable(ground, plan, odd);
  blocks.push(first.table);
  const tables: DrawnTable[] = [first];
  const two = random.chance(0.1);
  if (two) {
    const samePlan = random.chance(0.5) ? plan : drawPlan(random, forced);
    const second = drawTable(ground, samePlan, {
      ...odd,
      rows: random.int(3, 10),
      roleWords: odd.roleWords && !samePlan.cooperating,
    });
    const apart = random.chance(0.5);
    blocks.push({ kind: "paragraph", style: "flush", text: "附件2", pageBreakBefore: apart });
    blocks.push({ kind: "paragraph", style: "title", text: `${ground.theme.name}补充任务分工表` });
    blocks.push(second.table);
    tables.push(second);
  }
  if (proseAfter) {
    blocks.push({ kind: "paragraph", style: "body", text: random.pick(["注：", "备注：", "说明：", ""]) + sentence() });
  }
  blocks.push(...head.after);
  const switches = switchNames(plan, odd, two ? 2 : 1);
  switches.push(`level=${ground.level}`, `page-numbers=${page.numbers}`, `head=${parts}`);
  if (head.late) switches.push("red-head-late");
  if (proseBefore) switches.push("prose-before");
  if (proseAfter) switches.push("prose-after");
  if (ground.hand.spacedDigits) switches.push("spaced-digits");
  if (ground.hand.wideDigits) switches.push("wide-digits");
  return {
    id: `t${String(seed).padStart(5, "0")}`,
    seed,
    family: familyOf(seed),
    form: "table",
    switches,
    page,
    blocks,
    document: head.document,
    tasks: settleAreas(tables),
  };
}
