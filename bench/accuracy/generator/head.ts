import type { Block, Paragraph, TrueDocument } from "./notice";
import type { Random } from "./random";
import type { Hand } from "./sentences";
import type { Level } from "./unit-names";
import { placeName } from "./units";
import { AIMS, CONDITIONS, PLAN_KINDS, type Theme } from "./vocabulary";

const ISSUER: Readonly<Record<Level, readonly string[]>> = {
  national: ["国务院办公厅", "教育部办公厅", "农业农村部办公厅", "国家数据局综合司"],
  province: ["{n}省人民政府办公厅", "{n}省教育厅", "{n}省人民政府"],
  city: ["{n}市人民政府办公室", "{n}市人民政府", "中共{n}市委办公室"],
  county: ["{n}区人民政府办公室", "{n}县人民政府", "{n}县人民政府办公室"],
  town: ["{n}镇人民政府", "{n}街道办事处"],
};
const RECIPIENTS: Readonly<Record<Level, readonly string[]>> = {
  national: ["各省、自治区、直辖市人民政府，国务院各部委、各直属机构", "各司局，各直属单位"],
  province: ["各市、县（市、区）人民政府，省政府直属各单位", "各设区市人民政府，省各有关单位"],
  city: [
    "各县（市、区）人民政府，市政府各部门",
    "各县（市）、区政府，各管委会，市各委、办、局",
    "各区人民政府，市直各单位，各有关企业",
  ],
  county: ["各镇人民政府、街道办事处，区各有关单位", "各乡镇人民政府，县政府各部门"],
  town: ["各村（社区），镇各办公室、站所"],
};

const two = (value: number): string => String(value).padStart(2, "0");

export interface Head {
  readonly before: Block[];
  readonly after: Block[];
  readonly document: TrueDocument;
  /** The title of the plan or table that the notice issues. */
  readonly planTitle: string;
  /** The red head comes after the first page's text. */
  readonly late: boolean;
}

const paragraph = (style: Paragraph["style"], text: string, pageBreakBefore = false): Paragraph => ({
  kind: "paragraph",
  style,
  text,
  ...(pageBreakBefore ? { pageBreakBefore } : {}),
});

/** One sentence or two of the kind that stands before any table: no task in it. */
export function openingText(random: Random, theme: Theme, year: number): string {
  return `为深入推进${theme.name}，${random.pick(CONDITIONS)}，${random.pick(AIMS)}，${random.pick(["现将", "经研究，现将"])}${year}年有关安排印发给你们，请认真组织实施。`;
}

/**
 * A notice's own parts around its tasks.
 *
 * @param parts "full" has red head, number, title, recipients, signature and imprint; "bare" only the title of the table,
 * as when an attachment is published by itself.
 */
export function drawHead(
  random: Random,
  theme: Theme,
  level: Level,
  hand: Hand,
  parts: "full" | "bare",
  what: "table" | "plan",
): Head {
  const place = placeName(random);
  const kind =
    what === "table"
      ? random.pick(["重点任务分解表", "任务分工表", "重点任务清单", "工作任务分解表"])
      : random.pick(PLAN_KINDS);
  const planTitle = `${place}${{ national: "", province: "省", city: "市", county: "区", town: "镇" }[level]}${theme.name}${hand.year}年${kind}`;
  const none: TrueDocument = {
    title: null,
    documentNumber: null,
    issuers: [],
    recipients: null,
    date: null,
    printedDate: null,
    copyTo: null,
    disclosure: null,
  };
  if (parts === "bare") {
    return {
      before: [paragraph("title", planTitle)],
      after: [],
      document: { ...none, title: planTitle },
      planTitle,
      late: false,
    };
  }
  const joint = random.chance(0.12);
  const issuers = [random.pick(ISSUER[level]).replace("{n}", place)];
  if (joint)
    issuers.push(
      {
        national: "财政部办公厅",
        province: `${place}省财政厅`,
        city: `${place}市财政局`,
        county: `${place}区财政局`,
        town: `${place}镇经济发展办公室`,
      }[level],
    );
  const word = random.pick(["政办发", "政发", "办发", "教函", "委办"]);
  const documentNumber = `${place[0]}${word}〔${hand.year}〕${random.int(1, 180)}号`;
  const title = `${joint ? issuers.join(" ") : random.chance(0.6) ? issuers[0] : ""}关于印发${random.chance(0.5) ? `《${planTitle}》` : planTitle}的通知`;
  const recipients = random.pick(RECIPIENTS[level]);
  const [month, day] = [random.int(1, 12), random.int(1, 27)];
  const printedDay = Math.min(28, day + random.int(0, 1));
  const date = `${hand.year}-${two(month)}-${two(day)}`;
  const copyTo = random.chance(0.5)
    ? random.pick([
        "市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院",
        "省各有关部门",
        "区委各部门，区人武部",
      ])
    : null;
  const disclosure = random.chance(0.5) ? random.pick(["此件公开发布", "此件主动公开"]) : null;
  const redHead = [
    paragraph("red-head", joint ? issuers.join("\n") : `${issuers[0]}文件`),
    paragraph("number", documentNumber),
  ];
  const late = random.chance(0.15);
  const before: Block[] = [
    ...(late ? [] : redHead),
    paragraph("title", title),
    paragraph("flush", `${recipients}：`),
    paragraph("body", openingText(random, theme, hand.year)),
    ...(random.chance(0.4)
      ? [paragraph("body", `各地、各有关部门要${random.pick(CONDITIONS)}，${random.pick(AIMS)}。`)]
      : []),
    ...issuers.map((issuer) => paragraph("right", issuer)),
    paragraph("right", `${hand.year}年${month}月${day}日`),
    ...(late ? redHead.map((block) => ({ ...block, late: true })) : []),
    ...(disclosure ? [paragraph("body", `（${disclosure}）`)] : []),
    ...(random.chance(0.4)
      ? [paragraph("flush", random.pick(["附件", "附件1", "附件："]), true), paragraph("title", planTitle)]
      : [paragraph("title", planTitle, true)]),
  ];
  const imprint = random.chance(0.6);
  const after: Block[] = [];
  if (copyTo) after.push(paragraph("imprint", `抄送：${copyTo}。`));
  if (imprint) after.push(paragraph("imprint", `${issuers[0]}　　${hand.year}年${month}月${printedDay}日印发`));
  return {
    before,
    after,
    document: {
      title,
      documentNumber,
      issuers,
      recipients,
      date,
      printedDate: imprint ? `${hand.year}-${two(month)}-${two(printedDay)}` : null,
      copyTo,
      disclosure,
    },
    planTitle,
    late,
  };
}
