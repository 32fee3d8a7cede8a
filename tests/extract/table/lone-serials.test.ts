import { describe, expect, it } from "vitest";
import { parseNoticeText } from "../../../src/index";

const codes = (text: string) => parseNoticeText(text).messages.map(({ code }) => code);

describe("serials of a table that was not read", () => {
  const wreck = [
    "1",
    "开展便民服务提",
    "质扩面。各村",
    "2",
    "（社区居委会）",
    "3",
    "镇财政所，社会",
    "4",
    "事务办公室。",
    "（镇司法所、镇财政所）",
    "5",
    "完善绿化，建设公园，改造社区食堂。（镇司法所、镇财政所）",
    "新建养老机构，健全服务网络。（镇司法所、镇卫生院）",
    "培训护理人员，落实补贴政策。（镇卫生院、镇财政所）",
  ];

  it("are told, and what reads like a note among them is doubted", () => {
    const { tasks, messages } = parseNoticeText(wreck.join("\n"));
    expect(messages).toContainEqual(
      expect.objectContaining({ code: "table-without-rows", level: "warning", seen: "1 | 2 | 3 | 4 | 5" }),
    );
    expect(tasks.length).toBeGreaterThan(0);
    for (const { status } of tasks) expect(status).toBe("review");
  });

  it("are no page numbers", () => {
    const page = Array.from({ length: 20 }, (_, i) => `第${i}段落实各项任务，健全长效机制。`);
    const pages = [1, 2, 3, 4, 5, 6].flatMap((number) => [...page, String(number)]);
    expect(codes(pages.join("\n"))).not.toContain("table-without-rows");
  });
});
