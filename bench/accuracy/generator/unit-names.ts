/** The level of the authority that issues the notice. */
export type Level = "national" | "province" | "city" | "county" | "town";

export const PREFIX: Readonly<Record<Level, string>> = {
  national: "",
  province: "省",
  city: "市",
  county: "区",
  town: "镇",
};

/** Departments of the central government and bodies of that level. */
export const NATIONAL = [
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

/** Departments that every level has, without its prefix. */
export const BODIES = [
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

/** Bodies of the party, without the prefix. */
export const PARTY = [
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

/** People's organisations and courts, without the prefix. */
export const PEOPLE = [
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

/** Names with brackets; {p} is the prefix of the level. */
export const NESTED = [
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

/** Names for several units at once. */
export const GROUPS: Readonly<Record<Level, readonly string[]>> = {
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
  county: [
    "各镇（街道）",
    "各乡镇人民政府、街道办事处",
    "各镇人民政府",
    "区各有关部门",
    "各街道办事处",
    "各乡镇（街道）",
  ],
  town: ["各村（社区）", "各行政村", "镇各办公室", "各社区居委会", "各有关单位"],
};

/** Offices of a town or street office. */
export const TOWN = [
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

/** First characters of made-up places. */
export const FIRST = [..."云清临安永新泰兴丰禾岚霁景澄漓沅桐柏荣瑞"] as const;
/** Last characters of made-up places. */
export const LAST = ["山", "川", "溪", "湖", "陵", "原", "港", "城", "岭", "洲", "浦", "塘"] as const;

/** Units of one place: {n} its name, {p} the prefix of the level. */
export const LOCAL = [
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
