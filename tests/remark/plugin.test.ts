import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { FenjieError } from "../../src/model/error";
import { type RemarkFenjieOptions, remarkFenjie } from "../../src/remark";

async function run(markdown: string, options: RemarkFenjieOptions = {}) {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFenjie, options)
    .use(function compile() {
      this.compiler = () => "";
    });
  return processor.process({ value: markdown, path: "notices/one.md" });
}

const TABLE = `# 关于印发重点任务分解表的通知

| 序号 | 工作任务 | 牵头单位 | 配合单位 |
|---|---|---|---|
| 1 | 推动公共服务平台建设，完善运行机制。 | 市教育局 | 市财政局、市人社局 |
| 3 | 健全监测评价体系，定期开展评估。 | 市科技局 | 市统计局 |
`;

describe("remarkFenjie", () => {
  it("gives the records, and the warnings as messages with their places", async () => {
    const file = await run(TABLE);
    const tasks = file.data.fenjie?.tasks ?? [];
    expect(tasks.map(({ number, leadUnits }) => [number, leadUnits.map(({ name }) => name)])).toEqual([
      ["1", ["市教育局"]],
      ["3", ["市科技局"]],
    ]);
    expect(tasks[1]!.places.task?.[0]).toMatchObject({ line: 6, path: "table[1]/row[3]/column[2]" });
    expect(file.data.fenjie?.source).toMatchObject({ name: "one.md", mediaType: "text/markdown" });
    expect(file.messages.map(({ ruleId, source }) => [ruleId, source])).toContainEqual(["serial-gap", "fenjie"]);
    expect(file.messages.find(({ ruleId }) => ruleId === "serial-gap")?.line).toBe(5);
  });

  it("takes the parser's options, and fails with its errors", async () => {
    expect((await run(TABLE, { name: "x" })).data.fenjie?.source.name).toBe("x");
    await expect(run(" ")).rejects.toThrow(FenjieError);
    await expect(run(TABLE, { limits: { characters: 10 } })).rejects.toThrow(FenjieError);
  });
});
