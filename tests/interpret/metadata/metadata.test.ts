import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../src/interpret/metadata/index";
import type { MetadataDraft } from "../../../src/model/draft";
import type { FlowText } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

/** Every line of `source` as one flow text, tied to its place in `source`. */
function flowOf(source: string, whole = false): FlowText[] {
  let at = 0;
  return source.split("\n").map((line) => {
    const text = SourcedText.of(line, at);
    at += line.length + 1;
    return { text, page: null, whole };
  });
}

function plain(draft: MetadataDraft) {
  const text = (value: SourcedText | null) => value?.text ?? null;
  return {
    title: text(draft.title),
    documentNumber: text(draft.documentNumber),
    issuers: draft.issuers.map((issuer) => issuer.text),
    recipients: text(draft.recipients),
    date: draft.date?.value ?? null,
    printedDate: draft.printedDate?.value ?? null,
    copyTo: text(draft.copyTo),
    disclosure: text(draft.disclosure),
    references: draft.references.map(({ title, documentNumber }) => [title.text, text(documentNumber)]),
  };
}

const NOTICE = [
  "清河市人民政府办公室文件",
  "清政办发〔2023〕18号",
  "清河市人民政府办公室关于印发全市公园",
  "绿地提升三年行动任务分解表的通知",
  "各县（市、区）人民政府，市经济开发区管",
  "委会，市各有关部门和单位：",
  "为落实《清河市公园条例实施意见》（清",
  "政发〔2021〕4号），现将任务分解表印发",
  "给你们，请认真组织实施。",
  "清河市人民政府办公室",
  "2023年6月5日",
  "（此件公开发布）",
  "抄送：市委各部门，市人大常委会办公室，市",
  "法院，市检察院。",
  "清河市人民政府办公室　　2023年6月7日印发",
];

const EXPECTED = {
  title: "清河市人民政府办公室关于印发全市公园绿地提升三年行动任务分解表的通知",
  documentNumber: "清政办发〔2023〕18号",
  issuers: ["清河市人民政府办公室"],
  recipients: "各县（市、区）人民政府，市经济开发区管委会，市各有关部门和单位",
  date: "2023-06-05",
  printedDate: "2023-06-07",
  copyTo: "市委各部门，市人大常委会办公室，市法院，市检察院",
  disclosure: "此件公开发布",
  references: [["清河市公园条例实施意见", "清政发〔2021〕4号"]],
};

describe("readMetadata", () => {
  it("reads head, signature and imprint", () => {
    expect(plain(readMetadata(flowOf(NOTICE.join("\n"))))).toEqual(EXPECTED);
  });

  it("finds the red head wherever an extractor left it, also inside a sentence", () => {
    const [redHead, number, ...rest] = NOTICE as [string, string, ...string[]];
    fc.assert(
      fc.property(fc.constantFrom(5, 6, 7), (at) => {
        const moved = [...rest.slice(0, at), "", redHead, number, "", ...rest.slice(at)];
        // A reference whose sentence is cut in two is the one thing that cannot be read then.
        const { references: _, ...expected } = EXPECTED;
        expect(plain(readMetadata(flowOf(moved.join("\n"))))).toMatchObject(expected);
      }),
      { numRuns: 6 },
    );
  });

  it("is not disturbed by blank lines, spaces and letter-spacing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("", " ", "  \n", "\n"), { minLength: 15, maxLength: 15 }), (noise) => {
        const source = NOTICE.map((line, i) => `${noise[i]}${line} `).join("\n");
        expect(plain(readMetadata(flowOf(source)))).toEqual(EXPECTED);
      }),
      { numRuns: 50 },
    );
    const spaced = NOTICE.map((line, i) => (i === 9 ? [...line].join(" ") : line.replace(/(\d+)/g, " $1 ")));
    expect(plain(readMetadata(flowOf(spaced.join("\n"))))).toEqual(EXPECTED);
  });

  it("reads text without any line break, its lines parted by spaces", () => {
    const line = [...NOTICE.slice(1, 2), NOTICE.slice(2, 4).join(""), NOTICE.slice(4, 6).join(""), ...NOTICE.slice(6)];
    const filler = "全市各级公园绿地要按照上述任务安排逐项落实到位。".repeat(8);
    const found = plain(readMetadata(flowOf([...line, filler].join(" "))));
    expect(found).toMatchObject({ title: EXPECTED.title, documentNumber: EXPECTED.documentNumber, date: "2023-06-05" });
    expect(found.issuers).toEqual(EXPECTED.issuers);
  });

  it("knows the issuers of a joint notice, in two columns", () => {
    const source = [
      "清河市教育局",
      "清河市财政局  文件",
      "清教〔2024〕2 号",
      "清河市教育局 清河市财政局关于做好校园食堂",
      "改造工作的通知",
      "各县区教育局、财政局：",
      "现就校园食堂改造通知如下。",
      "清河市教育局        清河市财政局",
      "清河市卫生健康委员会",
      "二○二四年三月十二日",
    ].join("\n");
    const found = plain(readMetadata(flowOf(source)));
    expect(found.issuers).toEqual(["清河市教育局", "清河市财政局", "清河市卫生健康委员会"]);
    expect(found.date).toBe("2024-03-12");
    expect(found.documentNumber).toBe("清教〔2024〕2号");
    expect(found.title).toBe("清河市教育局 清河市财政局关于做好校园食堂改造工作的通知");
    expect(found.recipients).toBe("各县区教育局、财政局");
  });

  it("parts issuers that a page prints without a space", () => {
    const source = "请认真落实。\n清河市教育局清河市财政局\n清河市卫生健康委员会\n2024年3月12日";
    expect(plain(readMetadata(flowOf(source))).issuers).toEqual([
      "清河市教育局",
      "清河市财政局",
      "清河市卫生健康委员会",
    ]);
  });

  it("joins a document number that is broken around its digits, and skips ornament", () => {
    const source =
      "清政发〔\n2025〕10\n欗欗欗欗欗欗欗\n号\n清河市人民政府关于粮食工作的意见\n各县区人民政府：\n请落实。";
    expect(plain(readMetadata(flowOf(source)))).toMatchObject({
      documentNumber: "清政发〔2025〕10号",
      title: "清河市人民政府关于粮食工作的意见",
    });
  });

  it("falls back on the table of a web page", () => {
    const fact = (label: string, value: string) => ({ label, value: SourcedText.of(value) });
    const found = plain(
      readMetadata(flowOf("一、总体要求\n抓好落实。"), [
        fact("标　题", "清河市关于夏粮收购的通知"),
        fact("发文字号", "清政发〔2025〕3号"),
        fact("成文日期", "2025-05-06"),
        fact("发文机关", "清河市人民政府"),
      ]),
    );
    expect(found).toMatchObject({
      title: "清河市关于夏粮收购的通知",
      documentNumber: "清政发〔2025〕3号",
      date: "2025-05-06",
      issuers: ["清河市人民政府"],
    });
  });

  it("does not take a labelled table, a sentence or a list in the body for the address", () => {
    const source = "发文机关：\n清河市人民政府\n成文日期：\n2024年1月2日\n重点抓好以下任务：\n一、办好学校\n责任单位：";
    const found = plain(readMetadata(flowOf(source)));
    expect(found.recipients).toBeNull();
    expect(found).toMatchObject({ issuers: ["清河市人民政府"], date: "2024-01-02" });
  });

  it("gives nothing for a text that is no notice", () => {
    expect(plain(readMetadata(flowOf("今天天气很好。\n我们去公园。")))).toEqual({
      title: null,
      documentNumber: null,
      issuers: [],
      recipients: null,
      date: null,
      printedDate: null,
      copyTo: null,
      disclosure: null,
      references: [],
    });
  });

  it("ties every value to its place", () => {
    const source = NOTICE.join("\n");
    const draft = readMetadata(flowOf(source));
    const at = (value: SourcedText | null) =>
      value!
        .ranges()
        .map(({ start, end }) => source.slice(start, end))
        .join("");
    for (const value of [draft.title, draft.documentNumber, draft.recipients, draft.copyTo, draft.date!.text]) {
      expect(at(value)).toBe(value!.text);
    }
  });
});
