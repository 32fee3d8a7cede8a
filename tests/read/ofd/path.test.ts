import { describe, expect, it } from "vitest";
import { canvasOf, ofd, path, rules, text } from "./ofd";

describe("path objects", () => {
  const withText = (objects: string, more = {}) => canvasOf(ofd(text("任") + objects, more));

  it("gives a rule for each straight stroke, also of a closed rectangle", async () => {
    expect(rules(await withText(path("M 0 0 L 30 0 L 30 8 L 0 8 C")))).toEqual([
      "h 180 10–40 0.5",
      "v 40 172–180 0.5",
      "h 172 10–40 0.5",
      "v 10 172–180 0.5",
    ]);
  });

  it("gives a rule for a thin filled figure, and none for an area", async () => {
    const attributes = 'Boundary="10 20 50 5" Fill="true" Stroke="false"';
    expect(rules(await withText(path("M0,0 L30,0 L30,.4 L0,.4 C", attributes)))).toEqual(["h 179.8 10–40 0.4"]);
    expect(rules(await withText(path("M 0 0 L 30 0 L 30 9 L 0 9 C", attributes)))).toEqual([]);
  });

  it("draws no rule for curves, slants, and what is not to be seen", async () => {
    expect(rules(await withText(path("M 0 0 B 1 1 2 2 9 0 Q 1 1 9 9 A 1 1 0 0 1 9 0 L 20 10")))).toEqual([]);
    expect(rules(await withText(path("M 0 0 L 30 0", 'Boundary="0 0 1 1" Stroke="false"')))).toEqual([]);
    const clear =
      '<PathObject Boundary="0 0 1 1"><StrokeColor Alpha="0"/><AbbreviatedData>M 0 0 L 30 0</AbbreviatedData></PathObject>';
    expect(rules(await withText(clear))).toEqual([]);
  });

  it("takes the width of its parameters, or the usual one", async () => {
    const common = "<PublicRes>Res.xml</PublicRes>";
    const files = { "D/Res.xml": '<Res><DrawParams><DrawParam ID="7" LineWidth="1"/></DrawParams></Res>' };
    const canvas = await withText(
      path("M 0 0 L 30 0", 'Boundary="10 20 1 1" DrawParam="7"') + path("M 0 9 L 30 9", 'Boundary="10 20 1 1"'),
      {
        common,
        files,
      },
    );
    expect(rules(canvas)).toEqual(["h 180 10–40 1", "h 171 10–40 0.353"]);
  });

  it("cuts rules at the page's edge, and stops at what is no number", async () => {
    expect(rules(await withText(path("M -50 0 L 1e300 0 L x y L 0 0")))).toEqual(["h 180 0–100 0.5"]);
  });
});
