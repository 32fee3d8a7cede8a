import { describe, expect, it } from "vitest";
import { tokenize } from "../../../../src/extract/table/flat/tokens";
import { gapsOf } from "../../../../src/extract/table/stream/gaps";
import { TextProfile } from "../../../../src/extract/table/stream/text-profile";
import { SourcedText } from "../../../../src/model/sourced";

/** Where punctuation is set close, the extractor ended the line: 加强人才引育， ⏎ 着力引进一批 ⏎ “银 ⏎ 龄”… */
const TORN = ["加强人才引育，", "着力引进一批", "“银", "龄”互助服务项目，完善培训和补贴"];

describe("lines that the extractor ended at marks set close", () => {
  it("show by an opening mark with the head of a word, closed in a full line", () => {
    expect(new TextProfile(TORN).tearsLines).toBe(true);
    expect(new TextProfile(["加强人才引育", "（责", "任）"]).tearsLines).toBe(false);
    expect(new TextProfile(["加强人才引育，着力引进一批", "“银龄”互助服务项目"]).tearsLines).toBe(false);
  });

  it("are measured as one printed line, too", () => {
    let at = 0;
    const blocks = TORN.map((line) => {
      const text = SourcedText.of(line, at);
      at += line.length + 1;
      return { kind: "line" as const, text };
    });
    const atoms = tokenize([{ number: 1, blocks }]);
    const gaps = gapsOf(atoms, new Set(), new TextProfile(TORN));
    const ends = atoms.flatMap((atom, i) => (i > 0 && atom.gap === "line" ? [i] : []));
    const around = ends.map((g) => [gaps.before[g]! > 0, gaps.ahead[g]! > 0]);
    expect(around).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });
});
