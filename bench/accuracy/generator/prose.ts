import { drawGround, drawPage, familyOf } from "./generate";
import { drawHead } from "./head";
import { settleAreas } from "./lone-areas";
import { drawNote, PATTERN_WEIGHTS } from "./note";
import type { Block, GeneratedNotice, TrueTask } from "./notice";
import { chinese } from "./numerals";
import { drawStyle, type ProseStyle, ruleSentences, type Structure } from "./prose-style";
import { Random } from "./random";
import { areaName, taskText } from "./sentences";
import { drawPeculiarities, drawPlan } from "./switches";
import { drawTable, type Ground } from "./table";
import type { TrueUnit } from "./units";
import { AIMS, CONDITIONS } from "./vocabulary";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

const PASSING = [
  "（以下简称“实施方案”）",
  "（2017—2020年）",
  "（含规划编制）",
  "（详见附件）",
  "（2024年修订）",
] as const;

function itemText({ random, theme, hand }: Ground, style: ProseStyle): string {
  const text = taskText(random, theme, hand, random.int(15, random.chance(0.2) ? 280 : 120), "。");
  if (!style.distractors || !random.chance(0.3)) return text;
  return random.chance(0.5)
    ? text.replace(/。$/u, `${random.pick(PASSING)}。`)
    : `${text}由主管部门会同财政部门研究提出办法。`;
}

interface Marker {
  readonly printed: string | null;
  /** What stands before the text. */
  readonly text: string;
}

function itemMarker(structure: Structure, count: number): Marker {
  switch (structure) {
    case "chapter-item":
      return { printed: `（${chinese(count)}）`, text: `（${chinese(count)}）` };
    case "section-area-item":
    case "arabic":
      return { printed: String(count), text: `${count}.` };
    case "article":
      return { printed: `第${chinese(count)}条`, text: `第${chinese(count)}条　` };
    case "circled":
      return { printed: CIRCLED[(count - 1) % 20] as string, text: CIRCLED[(count - 1) % 20] as string };
    case "bracketed-arabic":
      return { printed: `（${count}）`, text: `（${count}）` };
    default:
      return { printed: null, text: "" };
  }
}

/** A notice whose tasks stand in prose, from its seed alone. One in twenty hands out no task at all. */
export function proseNotice(seed: number): GeneratedNotice {
  const random = new Random(`prose ${seed}`);
  const ground = drawGround(random);
  const page = drawPage(random);
  const style = drawStyle(random);
  const parts = random.chance(0.6) ? "full" : "bare";
  const head = drawHead(random, ground.theme, ground.level, ground.hand, parts, "plan");
  const control = random.chance(0.05);
  const blocks: Block[] = [...head.before];
  const tasks: TrueTask[] = [];
  const body = (text: string) => blocks.push({ kind: "paragraph", style: "body", text });
  const heading = (text: string) => blocks.push({ kind: "paragraph", style: "heading", text });
  const sentence = () => `${random.pick(CONDITIONS)}，${random.pick(AIMS)}，${random.pick(AIMS)}。`;

  body(`为${random.pick(AIMS)}，${sentence()}`);
  let chapter = 0;
  const deep = style.structure === "section-area-item" || style.structure === "heading-paragraph";
  if (random.chance(0.5)) {
    chapter++;
    heading(`${chinese(chapter)}、${random.pick(["总体要求", "工作目标", "主要目标", "基本原则"])}`);
    for (let left = random.int(1, 3); left > 0; left--) body(sentence());
  }
  const rules = ruleSentences(random, style);
  let rulesLeft = rules.length > 0 && !control;
  if (rulesLeft && style.ruleApart) {
    body(`${random.pick(["本方案各项任务中，", "以下各项任务的责任单位，", ""])}${rules.join("。")}。`);
    rulesLeft = false;
  }

  const sections =
    style.structure === "section-area-item" || style.structure === "heading-paragraph"
      ? random.int(1, 2)
      : random.int(2, 5);
  let count = 0;
  let areaCount = 0;
  for (let at = 0; at < sections; at++) {
    chapter++;
    const chapterName = deep ? (at === 0 ? "重点任务" : "保障措施") : areaName(random, ground.theme);
    const chapterHead =
      style.structure === "article" ? `第${chinese(chapter)}章　${chapterName}` : `${chinese(chapter)}、${chapterName}`;
    heading(chapterHead);
    for (let areas = deep ? random.int(2, 4) : 1; areas > 0; areas--) {
      let area = chapterName;
      if (deep) {
        areaCount++;
        area = areaName(random, ground.theme);
        heading(`（${chinese(areaCount)}）${area}`);
      }
      if (style.structure === "circled" || style.structure === "bracketed-arabic") count = 0;
      for (let items = random.int(2, 5); items > 0; items--) {
        count++;
        addItem({ section: deep ? chapterName : null, area, number: itemMarker(style.structure, count) });
      }
    }
    if (deep && at === 0) areaCount = random.chance(0.5) ? 0 : areaCount;
  }

  function addItem({ section, area, number }: { section: string | null; area: string; number: Marker }): void {
    const notes = control ? 0 : style.twoNotes && random.chance(0.25) ? 2 : 1;
    let paragraph = number.text;
    if (notes === 0) paragraph += itemText(ground, style);
    for (let index = 0; index < notes; index++) {
      const text = itemText(ground, style);
      const pattern = random.chance(0.85) || style.rule !== "none" ? style.pattern : random.weighted(PATTERN_WEIGHTS);
      const safe = pattern === "bare" || pattern === "starred" ? style.pattern : pattern;
      const note = drawNote(random, ground.pool, ground.level, safe, style.note);
      let inner = note.text;
      if (rulesLeft) {
        inner += `${random.chance(0.8) ? "。" : "；"}${rules.join("。")}`;
        rulesLeft = false;
      }
      const task = style.stop === "after" ? text.replace(/。$/u, "") : text;
      if (style.twoParagraphs && index === 0 && random.chance(0.3)) {
        const opening = itemText(ground, style);
        body(paragraph + opening);
        paragraph = "";
        push(opening + task, note, inner);
      } else push(task, note, inner);
      if (style.brackets === "none") {
        body(paragraph + task);
        paragraph = "";
        body(`${inner}。`);
      } else {
        const [open, close] = { round: "（）", shell: "〔〕", narrow: "()" }[style.brackets];
        paragraph += `${task}${open}${inner}${style.stop === "inside" ? "。" : ""}${close}${style.stop === "after" ? "。" : ""}`;
      }
    }
    if (style.goesOn && style.brackets !== "none" && random.chance(0.3)) paragraph += `${random.pick(AIMS)}。`;
    if (paragraph) body(paragraph);

    function push(
      task: string,
      note: { lead: readonly TrueUnit[]; cooperating: readonly TrueUnit[] },
      leadText: string,
    ): void {
      tasks.push({
        section,
        area,
        areaNumber: null,
        number: number.printed,
        title: null,
        task,
        leadText,
        leadUnits: note.lead,
        cooperatingText: "",
        cooperatingUnits: note.cooperating,
        deadline: null,
        extra: {},
        form: "inline",
      });
    }
  }

  const withTable = !control && random.chance(0.07);
  if (withTable) {
    const plan = drawPlan(random);
    const odd = { ...drawPeculiarities(random, plan), rows: random.int(3, 9), sections: false };
    blocks.push({ kind: "paragraph", style: "flush", text: "附件", pageBreakBefore: true });
    blocks.push({ kind: "paragraph", style: "title", text: `${ground.theme.name}任务分工表` });
    const drawn = drawTable(ground, plan, odd);
    blocks.push(drawn.table);
    tasks.push(...settleAreas([drawn]));
  }
  if (style.distractors && random.chance(0.5))
    blocks.push({ kind: "paragraph", style: "flush", text: `（责任编辑：${random.pick(["李云", "王岚", "陈禾"])}）` });
  blocks.push(...head.after);

  const flags: Record<string, boolean> = {
    control,
    "rule-apart": style.rule !== "none" && style.ruleApart,
    "implied-units": style.implied,
    "two-notes": style.twoNotes,
    "goes-on": style.goesOn,
    "two-paragraphs": style.twoParagraphs,
    distractors: style.distractors,
    "nested-units": style.note.nested,
    "open-lists": style.note.open,
    "with-table": withTable,
    "red-head-late": head.late,
  };
  const implied = style.implied && !control ? [{ name: "各县〔市、区〕政府" }] : [];
  return {
    id: `p${String(seed).padStart(5, "0")}`,
    seed,
    family: familyOf(seed),
    form: "inline",
    switches: [
      `structure=${style.structure}`,
      `pattern=${style.pattern}`,
      `rule=${style.rule}`,
      `brackets=${style.brackets}`,
      `stop=${style.stop}`,
      `head=${parts}`,
      `level=${ground.level}`,
      `page-numbers=${page.numbers}`,
      ...Object.keys(flags).filter((name) => flags[name]),
    ],
    page,
    blocks,
    document: { ...head.document, impliedUnits: implied },
    tasks,
  };
}
