import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { ParsedNotice } from "../../src/model/notice";

interface TrueTask {
  readonly area: string;
  readonly areaNumber: string;
  readonly number: string;
  readonly task: string;
  readonly leadText: string;
  readonly leadUnits: readonly string[];
  readonly cooperatingText: string;
  readonly cooperatingUnits: readonly string[];
}

/** The seed notice's truth, to be put into other formats. */
export const SEED: {
  readonly notice: { readonly title: string; readonly documentNumber: string };
  readonly tasks: readonly TrueTask[];
} = JSON.parse(readFileSync(new URL("../../fixtures/tongzheng-2017-57/truth.json", import.meta.url), "utf8"));

export const HEADINGS = ["序号", "重点任务", "主要工作", "责任单位", "协同单位"];

/** The cells of a task as the notice prints them: the task's number stands before its text. */
export function cellsOf({ areaNumber, area, number, task, leadText, cooperatingText }: TrueTask): string[] {
  return [areaNumber, area, `${number}.${task}`, leadText, cooperatingText];
}

/** How many tasks from `index` on belong to the same area. */
export function sameArea(index: number): number {
  let end = index;
  while (SEED.tasks[end]?.areaNumber === SEED.tasks[index]!.areaNumber) end++;
  return end - index;
}

export const isFirstOfArea = (index: number): boolean =>
  SEED.tasks[index - 1]?.areaNumber !== SEED.tasks[index]!.areaNumber;

/** All 48 records with every value, and none in doubt. */
export function expectSeedRecords(parsed: ParsedNotice): void {
  expect(parsed.tasks).toHaveLength(SEED.tasks.length);
  const got = parsed.tasks.map((task) => ({
    area: task.area,
    areaNumber: task.areaNumber,
    number: task.number,
    task: task.task,
    leadText: task.leadText,
    leadUnits: task.leadUnits.map(({ name }) => name),
    cooperatingText: task.cooperatingText,
    cooperatingUnits: task.cooperatingUnits.map(({ name }) => name),
  }));
  const same = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/[ \u3000]|\\n/g, ""));
  expect(got.map(same)).toEqual(SEED.tasks.map(same));
  expect(parsed.tasks.flatMap(({ id, reasons }) => reasons.map((reason) => `${id} ${reason}`))).toEqual([]);
}
