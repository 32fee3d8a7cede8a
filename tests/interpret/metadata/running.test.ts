import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../src/interpret/metadata/index";
import { cutFrame } from "../../../src/interpret/metadata/running";
import type { FlowText } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

const lines = (...texts: string[]): FlowText[] => {
  let at = 0;
  return texts.map((line) => {
    const text = SourcedText.of(line, at);
    at += line.length + 1;
    return { text, page: null, whole: false };
  });
};

const FRAME = [
  "清溪市人民政府文件",
  "清政发〔2023〕90号",
  "清溪市人民政府关于印发清溪市2023年营商环境任务清单的通知",
  "各区人民政府，市直各单位，各有关企业：",
  "为优化营商环境，现将2023年有关安排印发给你们，请认真组织实施。",
  "清溪市人民政府2023年3月7日",
  "（此件公开发布）",
  "清溪市2023年营商环境任务清单",
  "一、优化审批。1.推行一窗受理。（责任单位：市行政审批局）2.压减审批时限。（责任单位：市大数据局）",
  "抄送：市委办公室，市法院。",
  "清溪市人民政府2023年3月9日印发",
];

const EXPECTED = {
  title: FRAME[2],
  documentNumber: "清政发〔2023〕90号",
  issuers: ["清溪市人民政府"],
  recipients: "各区人民政府，市直各单位，各有关企业",
  date: "2023-03-07",
  printedDate: "2023-03-09",
  copyTo: "市委办公室，市法院",
  disclosure: "此件公开发布",
};

function values(flow: readonly FlowText[]) {
  const { title, documentNumber, issuers, recipients, date, printedDate, copyTo, disclosure } = readMetadata(flow);
  return {
    title: title?.text,
    documentNumber: documentNumber?.text,
    issuers: issuers.map(({ text }) => text),
    recipients: recipients?.text,
    date: date?.value,
    printedDate: printedDate?.value,
    copyTo: copyTo?.text,
    disclosure: disclosure?.text,
  };
}

describe("text without line breaks", () => {
  it.each(["", " "])("gives the notice's own data, lines joined by '%s'", (between) => {
    expect(values(lines(FRAME.join(between)))).toEqual(EXPECTED);
  });

  it("with the spaces of a PDF beside digits", () => {
    const spaced = FRAME.join("")
      .replace(/(\d+)年/g, "$1 年 ")
      .replace("90号", "90 号");
    expect(values(lines(spaced))).toEqual({ ...EXPECTED, title: FRAME[2] });
  });

  it("is cut and never changed", () => {
    const piece = fc.constantFrom(
      ...FRAME,
      "。",
      "文件",
      "2023年3月7日",
      "（此件公开发布）",
      "抄送：",
      "印发",
      "通知",
      "各",
      "：",
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const text = SourcedText.of(pieces.join(""));
        expect(SourcedText.join(cutFrame(text)).text).toBe(text.text);
      }),
      { numRuns: 200 },
    );
  });
});

describe("lines that hold more than one thing", () => {
  it("a document number before the title", () => {
    const found = values(
      lines("清溪市教育局文件", "清教发〔2023〕9号清溪市教育局关于印发", "任务分工的通知", "各县教育局："),
    );
    expect(found).toMatchObject({ documentNumber: "清教发〔2023〕9号", title: "清溪市教育局关于印发任务分工的通知" });
  });

  it("the names of a joint letterhead before its number", () => {
    const found = values(
      lines("中共清溪市委办公室清溪市财政局清委办〔2023〕9号", "关于开展检查的通知", "各县财政局："),
    );
    expect(found).toMatchObject({ documentNumber: "清委办〔2023〕9号", title: "关于开展检查的通知" });
  });

  it("a signature's day before a red head that was drawn late", () => {
    const found = values(
      lines(
        "关于开展检查的通知",
        "各县财政局：",
        "请认真落实。",
        "清溪市财政局",
        "2023年3月7日清溪市财政局文件",
        "清财〔2023〕9号",
      ),
    );
    expect(found).toMatchObject({ date: "2023-03-07", documentNumber: "清财〔2023〕9号", issuers: ["清溪市财政局"] });
  });

  it("a signature's day before the names of a joint red head", () => {
    const found = values(
      lines(
        "关于开展检查的通知",
        "各县教育局：",
        "请认真落实。",
        "清溪市教育局",
        "清溪市财政局",
        "2023年3月7日清溪市教育局",
        "清溪市财政局",
        "清教〔2023〕9号",
      ),
    );
    expect(found).toMatchObject({ date: "2023-03-07", issuers: ["清溪市教育局", "清溪市财政局"] });
  });
});

describe("titles", () => {
  it("go on while a quotation is open, though a line ends as a title does", () => {
    const found = values(lines("清溪县教育局关于印发《清溪县教师支持计划", "任务分工》的通知", "各乡镇中心学校："));
    expect(found.title).toBe("清溪县教育局关于印发《清溪县教师支持计划任务分工》的通知");
  });

  it("may end in a line that fills none, below the name of the paper that they hand out", () => {
    expect(values(lines("关于印发清溪市养老服务重点任务分解表", "的通知", "各县教育局：")).title).toBe(
      "关于印发清溪市养老服务重点任务分解表的通知",
    );
    expect(values(lines("关于印发《清溪市养老服务2024年工作方", "案》", "的通知", "各县教育局：")).title).toBe(
      "关于印发《清溪市养老服务2024年工作方案》的通知",
    );
  });

  it("do not begin with an issuer of the red head whom they name themselves", () => {
    expect(
      values(lines("清办〔2023〕9号", "清溪市财政局", "清溪市教育局 清溪市财政局关于开展检查的通知", "各县教育局："))
        .title,
    ).toBe("清溪市教育局 清溪市财政局关于开展检查的通知");
  });

  it("do not begin with a button of the page", () => {
    expect(values(lines("办事", "清溪市教育局关于开展检查的", "通知", "各县教育局：")).title).toBe(
      "清溪市教育局关于开展检查的通知",
    );
  });

  it("of several ministries keep the spaces between them", () => {
    expect(values(lines("工业和信息化部 财政部 农业农村部关于开展试点的通知", "各省人民政府：")).title).toBe(
      "工业和信息化部 财政部 农业农村部关于开展试点的通知",
    );
  });

  it("name joint issuers where no signature does", () => {
    expect(values(lines("清溪市教育局清溪市财政局关于开展检查的通知")).issuers).toEqual([
      "清溪市教育局",
      "清溪市财政局",
    ]);
  });
});

it("recipients do not begin in a paragraph of the page above them", () => {
  const flow = lines("清溪市教育局关于开展检查的通知", "清溪市教育局", "各县教育局，各直属单位：").map((line) => ({
    ...line,
    whole: true,
  }));
  expect(values(flow).recipients).toBe("各县教育局，各直属单位");
});
