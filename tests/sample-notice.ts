import type { ParsedNotice, Task } from "../src/index";

/** A result written by hand, for what works on results: exports, the command line. */
export function sampleNotice(tasks: readonly Partial<Task>[] = [{}]): ParsedNotice {
  return {
    source: { name: "sample.txt", mediaType: "text/plain", sha256: "0".repeat(64), pages: null, order: "stream" },
    notice: {
      title: "关于印发重点任务分解表的通知",
      documentNumber: "示政发〔2020〕1号",
      issuers: ["示范市人民政府"],
      recipients: null,
      date: "2020-01-02",
      printedDate: null,
      copyTo: null,
      disclosure: null,
      references: [],
      impliedUnits: [],
      places: {},
    },
    tasks: tasks.map((task, i) => ({ ...sampleTask(i + 1), ...task })),
    messages: [],
    coverage: { characters: 100, assigned: 90, dropped: [{ reason: "header", characters: 10 }] },
  };
}

function sampleTask(number: number): Task {
  return {
    id: String(number),
    section: null,
    area: "城市更新",
    areaNumber: "1",
    number: String(number),
    title: null,
    task: "改造老旧小区。",
    leadText: "市住建局",
    leadUnits: [{ name: "市住建局" }],
    cooperatingText: "市财政局、市水务局等",
    cooperatingUnits: [{ name: "市财政局" }, { name: "市水务局", open: true }],
    deadline: null,
    extra: {},
    form: "table",
    status: "verified",
    reasons: [],
    places: {
      section: [],
      area: [],
      areaNumber: [],
      number: [],
      title: [],
      task: [{ start: 10, end: 17, line: 2, column: 1 }],
      leadText: [],
      leadUnits: [],
      cooperatingText: [],
      cooperatingUnits: [],
      deadline: [],
      extra: {},
    },
  };
}
