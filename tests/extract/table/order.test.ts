import { expect, test } from "vitest";
import { recogniseOrder } from "../../../src/extract/table/order";
import { linesOfText } from "./flat-text";

const CASES = {
  aligned: `序号      主要工作          责任单位
1     完善河湖长制考核办法，建立     市水利局
      月度通报制度。
2     新建农村公路30公里。       市交通运输局
`,
  stream: `序号 主要工作 责任单位
1
完善河湖长制考核办法，建立
月度通报制度。
市水利局
2
新建农村公路30公里。
市交通运输局
`,
  "column-blocks": `序号

1

2

3

4

主要工作

完善河湖长制考核办法。

新建农村公路30公里。
`,
  interleaved: `序号 主要工作 责任单位
完善河湖长制考核办法，建立 市水利局
1
月度通报制度。
新建农村公路30公里，改造 市交通运输局
2
危桥2座。
`,
};

test.each(Object.entries(CASES))("%s", (order, text) => {
  expect(recogniseOrder(linesOfText(text))).toBe(order);
});

test("one line", () => {
  expect(recogniseOrder(linesOfText(`序号 主要工作 责任单位 ${"1 完善考核办法。 市水利局 ".repeat(40)}`))).toBe(
    "one-line",
  );
});
