const YEAR = "(?:20\\d{2}|19\\d{2}|[〇零一二三四五六七八九]{4}|今|本|当|明|次)年度?";
const MONTH = "\\d{1,2}月份?(?:\\d{1,2}日|[上中下]旬)?";
const PART = `(?:[上下]半年|第?[一二三四1-4]季度|${MONTH})`;
const EDGE = "(?:底|末|初|中)?(?:之?以?前|内|起)?";
const DATE = `(?:${YEAR}${PART}?|${PART})${EDGE}`;
const DO = "(?:坚持|推进|实施|开展|落实|执行|任务|工作|抓好|有效|进行|跟进|更新|完成|一次|1次|\\d次)";
const DONE = "(?:基本|全面|全部)?(?:完成|启动|建成|办结|见效|实施|推进|开展|落实)?";
/** The whole text of a deadline cell: a date or stretch of time with what is to be done by it, or "for good" in its many forms. */
export const DEADLINE = new RegExp(
  `^(?:(?:力争|争取|预计)?${DATE}(?:[-—–―~～〜至到]${DATE})?${DONE}|年底${EDGE}${DONE}|年内${DONE}|[月季]底${EDGE}` +
    `|(?:长期|持续|全年|每年|每月|每季度|立即|即时|即知即改|常态化?|近期|中期|远期|分阶段|分年度)${DO}{0,2}` +
    `|按(?:照|期|时|月|季|年|计划|要求|进度|节点|年度|季度|时间|序时|规定|国家|省|市|有关|统一|部署|步骤|阶段|安排){1,4}(?:推进|执行|完成|实施|落实|开展)?)$`,
);
