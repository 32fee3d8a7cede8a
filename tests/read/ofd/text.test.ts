import { describe, expect, it } from "vitest";
import { readOfd } from "../../../src/read/ofd/read";
import { settings } from "../settings";
import { canvasOf, mm, ofd, origins, text } from "./ofd";

describe("text objects", () => {
  it("places characters by steps, one by one or in groups", async () => {
    const one = await canvasOf(ofd(text("任务一二", undefined, 'X="1" Y="4" DeltaX="4 5 6"')));
    expect(origins(one)).toEqual(["任 11 24", "务 15 24", "一 20 24", "二 26 24"]);
    const grouped = await canvasOf(ofd(text("任务一二", undefined, 'X="1" Y="4" DeltaX="g 2 4 6" DeltaY="g 3 1"')));
    expect(origins(grouped)).toEqual(["任 11 24", "务 15 25", "一 19 26", "二 25 27"]);
  });

  it("goes on by the characters' own width where steps are missing", async () => {
    expect(origins(await canvasOf(ofd(text("第1项", undefined, 'X="0" Y="4"'))))).toEqual([
      "第 10 24",
      "1 14 24",
      "项 16 24",
    ]);
  });

  it("keeps the height or the start of the code before it", async () => {
    const two =
      '<TextObject Boundary="10 20 9 9" Size="4"><TextCode X="1" Y="4">甲</TextCode><TextCode X="6">乙</TextCode></TextObject>';
    expect(origins(await canvasOf(ofd(two)))).toEqual(["甲 11 24", "乙 16 24"]);
  });

  it("applies CTM before Boundary, to places and sizes", async () => {
    const canvas = await canvasOf(
      ofd(text("任务", 'Boundary="10 20 50 5" Size="2" CTM="2 0 0 2 1 3"', 'X="0" Y="4" DeltaX="2"')),
    );
    expect(origins(canvas)).toEqual(["任 11 31", "务 15 31"]);
    expect(mm(canvas.glyphs[0]!.size)).toBe("4");
  });

  it("gives boxes around the em square, in points from the bottom left", async () => {
    const [glyph] = (await canvasOf(ofd(text("任", undefined, 'X="0" Y="4"')))).glyphs;
    expect(glyph!.box.map(mm)).toEqual(["10", "175.52", "14", "179.52"]);
  });

  it("reads a page that lies on its side, and sets what runs askew aside", async () => {
    const side = text("任务一二", 'Boundary="10 20 5 50" Size="4" CTM="0 1 -1 0 0 0"', 'X="0" Y="0" DeltaX="4 4 4"');
    const askew = text("水印", 'Boundary="10 20 5 50" Size="4" CTM="0.7 0.7 -0.7 0.7 0 0"');
    const document = await readOfd(ofd(side + askew), settings());
    expect(document.axis.text).toBe("任务一二");
    expect(document.pages[0]!.size!.map(mm)).toEqual(["200", "100"]);
    expect(document.messages).toMatchObject([{ code: "part-ignored", place: { page: 1 } }]);
    const { glyphs } = document.pages[0]!.canvas!;
    expect(new Set(glyphs.map(({ box }) => mm(box[1]))).size).toBe(1);
    expect(glyphs.map(({ box }) => mm(box[0]))).toEqual(
      [...glyphs.map(({ box }) => mm(box[0]))].sort((a, b) => Number(a) - Number(b)),
    );
  });

  it("marks what has no Unicode value, and says so", async () => {
    const document = await readOfd(ofd(text("任务\ue123一")), settings());
    expect(document.axis.text).toBe("任务\ufffd一");
    expect(document.messages).toMatchObject([{ code: "unreadable-characters", place: { page: 1 } }]);
  });

  it("leaves out what is not visible, and keeps what a text layer under a scan holds", async () => {
    const hidden = text("隐", 'Visible="false" Boundary="1 1 9 9" Size="4"');
    const layer = text("字", 'Alpha="0" Boundary="1 1 9 9" Size="4"');
    expect((await canvasOf(ofd(hidden + layer))).glyphs.map(({ char }) => char)).toEqual(["字"]);
  });
});
