import type { Random } from "./random";
import type { Theme } from "./vocabulary";

/** A unit with whether the list goes on after it (等). */
export interface TrueUnit {
  readonly name: string;
  readonly open?: true;
}

/** The level of the authority that issues the notice. */
export type Level = "national" | "province" | "city" | "county" | "town";

export const PREFIX: Readonly<Record<Level, string>> = {
  national: "",
  province: "省",
  city: "市",
  county: "区",
  town: "镇",
};

const NATIONAL = [
  "教育部",
  "财政部",
  "民政部",
  "司法部",
  "商务部",
  "科技部",
  "水利部",
  "公安部",
  "国家发展改革委",
  "工业和信息化部",
  "人力资源社会保障部",
  "自然资源部",
  "生态环境部",
  "住房城乡建设部",
  "交通运输部",
  "农业农村部",
  "文化和旅游部",
  "国家卫生健康委",
  "退役军人事务部",
  "应急管理部",
  "中国人民银行",
  "审计署",
  "国务院国资委",
  "海关总署",
  "税务总局",
  "市场监管总局",
  "金融监管总局",
  "国家数据局",
  "国家能源局",
  "国家知识产权局",
  "国家医保局",
  "国家林草局",
  "国家文物局",
  "中国气象局",
  "全国总工会",
  "共青团中央",
  "全国妇联",
  "中国残联",
  "各省级人民政府",
  "各地区",
  "国务院有关部门",
] as const;

const BODIES = [
  "发展改革委",
  "教育局",
  "科技局",
  "工业和信息化局",
  "公安局",
  "民政局",
  "司法局",
  "财政局",
  "人力资源社会保障局",
  "自然资源局",
  "生态环境局",
  "住房城乡建设局",
  "交通运输局",
  "水利局",
  "农业农村局",
  "商务局",
  "文化广电旅游局",
  "卫生健康委",
  "退役军人事务局",
  "应急局",
  "审计局",
  "国资委",
  "市场监管局",
  "统计局",
  "医保局",
  "数据局",
  "政务办",
  "城管局",
  "体育局",
  "信访局",
  "金融办",
  "机关事务管理局",
  "税务局",
  "气象局",
  "消防救援局",
  "供销社",
  "档案馆",
  "地方志办公室",
  "投资促进局",
  "大数据中心",
  "住房公积金中心",
] as const;

const PARTY = [
  "委组织部",
  "委宣传部",
  "委统战部",
  "委政法委",
  "委网信办",
  "委编办",
  "委社会工作部",
  "委改革办",
  "委金融办",
  "委农办",
  "纪委监委",
] as const;

const PEOPLE = [
  "总工会",
  "团委",
  "妇联",
  "残联",
  "科协",
  "工商联",
  "红十字会",
  "文联",
  "侨联",
  "法院",
  "检察院",
] as const;

const NESTED = [
  "委组织部（{p}委人才办）",
  "委宣传部（{p}新闻出版局）",
  "教育局（{p}政府教育督导室）",
  "财政局（{p}政府国资委）",
  "农业农村局（{p}乡村振兴局）",
  "文化广电旅游局（{p}文物局）",
  "委统战部（{p}民宗局）",
  "政府办公室（{p}外事办）",
  "生态环境局（{p}核与辐射中心（监测站））",
  "住房城乡建设局〔{p}人防办〕",
  "市场监管局（{p}知识产权局）",
  "自然资源局（{p}林业局、{p}海洋局）",
] as const;

const GROUPS: Readonly<Record<Level, readonly string[]>> = {
  national: ["各省级人民政府", "各地区", "国务院有关部门", "各有关部门和单位"],
  province: ["各市人民政府", "各设区市政府", "省级有关部门", "各市、县（市、区）人民政府", "各有关高校", "省有关单位"],
  city: [
    "各县（市、区）人民政府",
    "各区政府（管委会）",
    "各县〔市、区〕政府",
    "市各有关部门",
    "各有关单位",
    "各开发区管委会",
    "市级有关部门",
    "各县（市）区",
    "各国有企业",
  ],
  county: ["各镇（街道）", "各镇人民政府", "区各有关部门", "各街道办事处", "各乡镇（街道）"],
  town: ["各村（社区）", "各行政村", "镇各办公室", "各社区居委会", "各有关单位"],
};

const TOWN = [
  "党政综合办公室",
  "经济发展办公室",
  "社会事务办公室",
  "平安法治办公室",
  "综合行政执法队",
  "财政所",
  "农业服务中心",
  "便民服务中心",
  "退役军人服务站",
  "文化体育服务中心",
  "村镇建设办公室",
  "派出所",
  "卫生院",
  "司法所",
  "水务站",
] as const;

const FIRST = [..."云清临安永新泰兴丰禾岚霁景澄漓沅桐柏荣瑞"] as const;
const LAST = ["山", "川", "溪", "湖", "陵", "原", "港", "城", "岭", "洲", "浦", "塘"] as const;

/** A made-up place name without its level ("云陵"). */
export const placeName = (random: Random): string => random.pick(FIRST) + random.pick(LAST);

const LOCAL = [
  "{n}经开区管委会",
  "{n}高新区管委会",
  "{n}街道办事处",
  "{n}镇人民政府",
  "{n}区政府",
  "{n}县人民政府",
  "{p}城投集团",
  "{p}水务集团",
  "{p}交投集团",
  "国网{n}供电公司",
  "{n}大学",
  "{n}职业技术学院",
  "中国移动{n}分公司",
  "{n}海关",
  "{p}第一人民医院",
  "人民银行{n}分行",
  "{n}燃气有限公司",
] as const;

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
