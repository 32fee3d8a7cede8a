import { describe, expect, test } from "vitest";
import { tableNotice } from "../../bench/accuracy/generator/generate";
import { proseNotice } from "../../bench/accuracy/generator/prose";
import type { GotTask } from "../../bench/accuracy/score/score";
import { rates, scoreDocument } from "../../bench/accuracy/score/score";

const notice = tableNotice(12);
const perfect = (): GotTask[] => notice.tasks.map((task) => ({ ...task, status: "verified" as const }));

describe("scorer", () => {
  test("the truth itself scores full marks", () => {
    const { score, differences } = scoreDocument(notice.tasks, { tasks: perfect() });
    expect(differences).toEqual([]);
    expect(rates(score)).toMatchObject({ f1: 1, documentsRight: 1, leadF1: 1, cooperatingF1: 1, silent: 0 });
  });

  test("spaces, width and dashes do not count", () => {
    const tasks = perfect().map((task) => ({
      ...task,
      task: [...task.task].join(" ").replaceAll("，", ","),
      title: task.title,
    }));
    expect(scoreDocument(notice.tasks, { tasks }).score.exact).toBe(notice.tasks.length);
  });

  test("a wrong unit in a verified record is a silent error, in a flagged one it is not", () => {
    const tasks = perfect();
    tasks[0] = { ...tasks[0]!, leadUnits: [{ name: "市别的局" }] };
    expect(scoreDocument(notice.tasks, { tasks }).score).toMatchObject({ exact: tasks.length - 1, silent: 1 });
    tasks[0] = { ...tasks[0]!, status: "review" };
    expect(scoreDocument(notice.tasks, { tasks }).score).toMatchObject({
      exact: tasks.length - 1,
      silent: 0,
      flagged: 1,
    });
  });

  test("lead and co-operating units exchanged are a swap", () => {
    const tasks = perfect().map((task) => ({
      ...task,
      leadUnits: task.cooperatingUnits,
      cooperatingUnits: task.leadUnits,
    }));
    const swappable = notice.tasks.filter(
      ({ leadUnits, cooperatingUnits }) => leadUnits.length + cooperatingUnits.length > 0,
    );
    expect(scoreDocument(notice.tasks, { tasks }).score.swapped).toBe(swappable.length);
  });

  test("two rows run together: one is wrong, the other is fused", () => {
    const [first, second, ...rest] = perfect() as [GotTask, GotTask, ...GotTask[]];
    const joined = { ...first, task: first.task + second.task };
    expect(scoreDocument(notice.tasks, { tasks: [joined, ...rest] }).score).toMatchObject({
      fused: 1,
      dropped: 0,
      exact: rest.length,
    });
  });

  test("one row in two: the piece is a split, a strange record is an invention", () => {
    const [first, ...rest] = perfect() as [GotTask, ...GotTask[]];
    const half = Math.floor(first.task.length / 3);
    const pieces = [
      { ...first, task: first.task.slice(0, half) },
      { ...first, task: first.task.slice(half) },
    ];
    expect(scoreDocument(notice.tasks, { tasks: [...pieces, ...rest] }).score).toMatchObject({ split: 1, invented: 0 });
    const strange = { ...first, task: "与本通知完全无关的另一段文字" };
    expect(scoreDocument(notice.tasks, { tasks: [first, strange, ...rest] }).score).toMatchObject({
      invented: 1,
      silent: 1,
    });
  });

  test("a parse that threw finds nothing and is counted", () => {
    expect(scoreDocument(notice.tasks, null).score).toMatchObject({
      failures: 1,
      exact: 0,
      dropped: notice.tasks.length,
      documentsRight: 0,
    });
  });
});

describe("generator", () => {
  test("the same seed gives the same notice", () => {
    expect(tableNotice(7)).toEqual(tableNotice(7));
    expect(proseNotice(7)).toEqual(proseNotice(7));
    expect(tableNotice(7)).not.toEqual(tableNotice(9));
  });

  test("every value of the truth is printed somewhere in the notice", () => {
    for (let seed = 1; seed <= 40; seed++) {
      for (const { blocks, tasks, id } of [tableNotice(seed), proseNotice(seed)]) {
        const printed = blocks
          .flatMap((block) =>
            block.kind === "paragraph" ? [block.text] : block.rows.flatMap((row) => row.map(({ text }) => text)),
          )
          .join("")
          .replace(/\s/gu, "");
        for (const task of tasks) {
          for (const unit of [...task.leadUnits, ...task.cooperatingUnits]) expect(printed, id).toContain(unit.name);
          if (task.form === "table") expect(printed, id).toContain(task.task.replace(/\s/gu, ""));
          if (task.area) expect(printed, id).toContain(task.area);
        }
      }
    }
  });
});
