import { describe, expect, it } from "vitest";
import { marksNotPrinted } from "../../bench/accuracy/score/printed";

describe("marksNotPrinted", () => {
  const text = "健全机制，增强发展内生动力，推行“红黄绿”工作法。";

  it("finds a mark that the page leaves out at a line's end", () => {
    expect(marksNotPrinted([text], "健全机制，增强发展内生动力\n推行“红黄绿”工作法。")).toEqual(["内生动力，推行“红"]);
  });

  it("finds none where the page has them all, in whatever lines", () => {
    expect(marksNotPrinted([text], "健全机制，增强发展内生动力，\n推行“红黄\n绿”工作法。")).toEqual([]);
  });

  it("says nothing of text that the page gives in another order", () => {
    expect(marksNotPrinted([text], "健全机制，增强发展内\n市教育局\n生动力，推行“红黄绿”工作法。")).toEqual([]);
  });
});
