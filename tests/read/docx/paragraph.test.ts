import { describe, expect, it } from "vitest";
import { p, read, run, shown } from "./docx";

describe("paragraphs of a DOCX", () => {
  it("joins runs, keeps spaces that are to be kept, and reads breaks and tabs", async () => {
    const body =
      p(run("推动 ") + run("改革")) +
      p(
        "<w:r><w:t> 甲 </w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:t>&lt;丁&gt;</w:t></w:r>",
      ) +
      p("");
    expect(shown(await read(body))).toEqual(["推动 改革", "甲\n乙\t丙-\n<丁>", ""]);
  });

  it("takes tracked changes as accepted", async () => {
    const body = p(
      `${run("市")}<w:ins>${run("教育")}</w:ins><w:del><w:r><w:delText>财政</w:delText></w:r></w:del><w:moveFrom>${run("办")}</w:moveFrom><w:moveTo>${run("局")}</w:moveTo>`,
    );
    expect(shown(await read(body))).toEqual(["市教育局"]);
  });

  it("joins a paragraph whose end mark was deleted with the next", async () => {
    const body = p(run("推动"), "<w:rPr><w:del/></w:rPr>") + p("改革") + p("完", "<w:rPr><w:del/></w:rPr>");
    expect(shown(await read(body))).toEqual(["推动改革", "完"]);
  });

  it("reads a field's result and not its instruction, also over runs and when it is broken", async () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = `<w:r><w:instrText>REF x</w:instrText></w:r>${run("看不见")}`;
    const body =
      p(run("第") + char("begin") + instruction + char("separate") + run("3") + char("end") + run("项")) +
      p(`<w:fldSimple w:instr="PAGE">${run("7")}</w:fldSimple>`) +
      p(char("begin") + run("丢了结尾")) +
      p("后文");
    expect(shown(await read(body))).toEqual(["第3项", "7", "", "后文"]);
  });

  it("leaves hidden text out and says so", async () => {
    const document = await read(p(run("看得见") + run("看不见", "<w:vanish/>") + run("也见", '<w:vanish w:val="0"/>')));
    expect(shown(document)).toEqual(["看得见也见"]);
    expect(document.messages.map((m) => m.code)).toEqual(["part-ignored"]);
  });

  it("reads signs of symbol fonts, and says when one is unknown", async () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const document = await read(p(sym("Wingdings", "F0FC") + sym("宋体", "2460") + sym("Webdings", "F061")));
    expect(shown(document)).toEqual(["✓①\ufffd"]);
    expect(document.messages.map((m) => m.code)).toEqual(["unreadable-characters"]);
  });

  it("reads a text box once, after its paragraph, whichever way it is drawn", async () => {
    const box = `<w:txbxContent>${p("框内")}</w:txbxContent>`;
    const drawn = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const document = await read(p(run("锚") + drawn) + p(`<w:r><w:pict><v:textbox>${box}</v:textbox></w:pict></w:r>`));
    expect(shown(document)).toEqual(["锚", "框内", "", "框内"]);
    expect(document.axis.locate([{ start: 2, end: 4 }])).toEqual([
      { start: 2, end: 4, path: "body/paragraph[1]/box[1]/paragraph[1]" },
    ]);
  });

  it("walks content controls, links, ruby and custom XML", async () => {
    const body = `<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>${p(
      `<w:hyperlink>${run("链")}</w:hyperlink><w:sdt><w:sdtContent>${run("控")}</w:sdtContent></w:sdt><w:r><w:ruby><w:rt>${run("zì")}</w:rt><w:rubyBase>${run("字")}</w:rubyBase></w:ruby></w:r>`,
    )}</w:sdtContent></w:sdt><w:customXml>${p("自定")}</w:customXml>`;
    expect(shown(await read(body))).toEqual(["链控字", "自定"]);
  });

  it("marks headings by level, from the paragraph or its style", async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="H1"/></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>`;
    const document = await read({
      styles,
      body:
        p("一", '<w:pStyle w:val="Mine"/>') +
        p("（一）", '<w:outlineLvl w:val="1"/>') +
        p("正文", '<w:pStyle w:val="Mine"/><w:outlineLvl w:val="9"/>') +
        p("环", '<w:pStyle w:val="Loop"/>'),
    });
    expect(document.pages[0]!.blocks.map((block) => block.kind === "paragraph" && block.heading)).toEqual([
      1,
      2,
      undefined,
      undefined,
    ]);
  });
});
