import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../src/interpret/metadata/index";
import type { FlowText } from "../../../src/model/extraction";
import { SourcedText } from "../../../src/model/sourced";

function read(...lines: string[]) {
  let at = 0;
  const flow: FlowText[] = lines.map((line) => {
    const text = SourcedText.of(line, at);
    at += line.length + 1;
    return { text, page: null, whole: false };
  });
  return readMetadata(flow, [], []);
}

describe("frames of other hands", () => {
  it("a title that ends in the paper it hands out", () => {
    const draft = read(
      "中共苍山市委办公室 苍山市人民政府办公室印发《关于加快建设产业体系的实施意见》",
      "各县（市、区）党委和人民政府：",
    );
    expect(draft.title?.text).toContain("实施意见》");
    expect(draft.issuers.map(({ text }) => text)).toEqual(["中共苍山市委办公室", "苍山市人民政府办公室"]);
  });

  it("issuers above a title and a date in brackets below it", () => {
    const draft = read(
      "中共江源县委  江源县人民政府",
      "关于全面推进乡村振兴的实施意见",
      "（2024年2月6日）",
      "一、确保粮食安全",
    );
    expect(draft.issuers.map(({ text }) => text)).toEqual(["中共江源县委", "江源县人民政府"]);
    expect(draft.date?.value).toBe("2024-02-06");
  });

  it("a version's brackets broken over two lines; a heading that ends as titles do", () => {
    const draft = read("白河县推进高标准农田建设三年行动计划（2024—2026", "年）", "一、建设任务", "二、工作措施");
    expect(draft.title?.text).toBe("白河县推进高标准农田建设三年行动计划（2024—2026年）");
  });

  it("a document number in brackets", () => {
    const draft = read("关于印发《工作要点》的通知", "（明质强办〔2024〕3号）", "各成员单位：");
    expect(draft.documentNumber?.text).toBe("明质强办〔2024〕3号");
    expect(draft.recipients?.text).toBe("各成员单位");
  });

  it("the last name of 抄送 above the line with the office and the day", () => {
    const draft = read(
      "抄送：县委办公室，县政协办公室，",
      "县纪委监委办公室",
      "柳河县人民政府办公室      2024年1月30日印发",
    );
    expect(draft.copyTo?.text).toBe("县委办公室，县政协办公室，县纪委监委办公室");
    expect(draft.printedDate?.value).toBe("2024-01-30");
  });
});
