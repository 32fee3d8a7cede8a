import { expect, it } from "vitest";
import { parseNotice } from "../../src/index";

it("ends a name at a hard break behind brackets that hold a list", async () => {
  const { tasks } = await parseNotice(
    "<table><tr><th>序号<th>工作任务<th>牵头单位<th>配合单位<tr><td>1<td>推动平台建设，完善运行机制。<td>区教育局<td>区自然资源局（区林业局、区海洋局）<br>区农业农村局</table>",
    { mediaType: "text/html" },
  );
  expect(tasks[0]?.cooperatingUnits.map(({ name }) => name)).toEqual([
    "区自然资源局（区林业局、区海洋局）",
    "区农业农村局",
  ]);
});
