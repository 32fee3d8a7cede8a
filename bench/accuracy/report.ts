import type { ParsedNotice } from "../../src/model/notice";
import type { GeneratedNotice } from "./generator/notice";
import { isAnswerable } from "./score/answerable";
import { type DocumentScore, emptyDocumentScore, PARTS } from "./score/document";
import { addScore, type Difference, emptyScore, FIELDS, rates, type Score } from "./score/score";

/** Where a score belongs in the table. */
export interface Cell {
  readonly form: "table" | "inline";
  readonly group: string;
  readonly source: string;
  readonly rate: number;
}

interface Line {
  readonly cell: Omit<Cell, "source">;
  readonly score: Score;
  /** Of the documents of which the text still holds the answer. */
  readonly answerable: Score;
  milliseconds: number;
}

const percent = (value: number, digits = 1): string => (100 * value).toFixed(digits);
const HEADINGS = [
  "form",
  "source",
  "noise",
  "docs",
  "F1",
  "answerable",
  "all right",
  "lead F1",
  "coop F1",
  "swap",
  "split",
  "fused",
  "dropped",
  "invented",
  "flagged",
  "silent",
  "failed",
  "ms",
];
const ORDERS = [
  "stream",
  "aligned",
  "interleaved",
  "column-blocks",
  "one-line",
  "html",
  "docx",
  "markdown",
  "pdf",
  "borderless",
  "ofd",
];

/** Adds up scores by form, order, source, noise and switch, and prints them. */
export class Report {
  private readonly lines = new Map<string, Line>();
  private readonly bySwitch = new Map<string, Map<string, Score>>();
  private readonly parts = new Map<string, DocumentScore>();
  /** How often each field was wrong, by group. */
  private readonly wrong = new Map<string, Map<string, number>>();
  private readonly errors = new Map<string, number>();
  private readonly orders = new Map<string, Map<string, number>>();

  /** @param whole whether the printed pages lack nothing of what the notice says. */
  add(
    cell: Cell,
    notice: GeneratedNotice,
    score: Score,
    milliseconds: number,
    parsed: ParsedNotice | null,
    error: string | null,
    whole = true,
  ): void {
    for (const source of [`* ${cell.group}`, cell.source]) {
      const key = [cell.form, cell.rate, source].join("\t");
      const line = this.lines.get(key) ?? { cell, score: emptyScore(), answerable: emptyScore(), milliseconds: 0 };
      addScore(line.score, score);
      if (whole && isAnswerable(notice.switches, cell.group, cell.source)) addScore(line.answerable, score);
      line.milliseconds += milliseconds;
      this.lines.set(key, line);
    }
    if (error) this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
    if (parsed?.source.order && cell.rate === 0) count(this.orders, cell.group, parsed.source.order);
    if (cell.rate > 0) return;
    for (const name of notice.switches) {
      const row = this.bySwitch.get(`${cell.form}\t${name}`) ?? new Map<string, Score>();
      const sum = row.get(cell.group) ?? emptyScore();
      addScore(sum, score);
      row.set(cell.group, sum);
      this.bySwitch.set(`${cell.form}\t${name}`, row);
    }
  }

  /** Notes whether the notice's own parts came out right (clean sources only). */
  addParts(group: string, score: DocumentScore): void {
    const sum = this.parts.get(group) ?? emptyDocumentScore();
    for (const part of PARTS) {
      sum[part].asked += score[part].asked;
      sum[part].right += score[part].right;
    }
    this.parts.set(group, sum);
  }

  addWrong(cell: Cell, differences: readonly Difference[]): void {
    const group = `${cell.form} ${cell.group}${cell.rate > 0 ? ` ${cell.rate * 100}%` : ""}`;
    for (const { kind, fields } of differences) {
      for (const name of kind === "wrong" ? fields : [kind]) count(this.wrong, group, name);
    }
  }

  private printParts(): string {
    const rows = [...this.parts].map(([group, score]) => [
      group,
      ...PARTS.map((part) => (score[part].asked === 0 ? "" : percent(score[part].right / score[part].asked))),
    ]);
    return table(["source", ...PARTS], rows);
  }

  /** The whole table as text; `switches` adds F1 (silent errors) by switch and order. */
  print(switches: boolean): string {
    const rows = [...this.lines].map(([key, { cell, score, answerable, milliseconds }]) => {
      const source = key.split("\t")[2] as string;
      const r = rates(score);
      return {
        cell,
        source,
        cells: [
          cell.form,
          source,
          cell.rate === 0 ? "clean" : `${cell.rate * 100}%`,
          String(score.documents),
          r.f1.toFixed(4),
          answerable.documents === 0
            ? ""
            : `${rates(answerable).f1.toFixed(4)} (${answerable.documents}, ${answerable.silent} silent)`,
          percent(r.documentsRight),
          r.leadF1.toFixed(4),
          r.cooperatingF1.toFixed(4),
          percent(r.swapRate),
          String(score.split),
          String(score.fused),
          String(score.dropped),
          String(score.invented),
          `${percent(r.flagged)}%`,
          `${score.silent} (${percent(r.silent, 2)}%)`,
          String(score.failures),
          (milliseconds / score.documents).toFixed(0),
        ],
      };
    });
    rows.sort(
      (a, b) =>
        a.cell.form.localeCompare(b.cell.form) * -1 ||
        a.cell.rate - b.cell.rate ||
        ORDERS.indexOf(a.cell.group) - ORDERS.indexOf(b.cell.group) ||
        a.source.localeCompare(b.source),
    );
    let out = table(
      HEADINGS,
      rows.map(({ cells }) => cells),
    );
    if (this.parts.size > 0) out += `\nthe notice's own parts right, per cent (clean)\n${this.printParts()}`;
    if (this.wrong.size > 0) {
      out += "\nfields wrong\n";
      for (const [group, found] of this.wrong)
        out += `  ${group}: ${[...found].map(([name, times]) => `${name} ${times}`).join(", ")}\n`;
    }
    if (this.orders.size > 0) {
      out += "\norders recognised (clean)\n";
      for (const [group, found] of this.orders)
        out += `  ${group}: ${[...found].map(([order, times]) => `${order} ${times}`).join(", ")}\n`;
    }
    if (this.errors.size > 0)
      out += `\nthrown\n${[...this.errors].map(([error, times]) => `  ${times} x ${error}\n`).join("")}`;
    if (switches) out += `\nF1 by switch, clean (silent errors)\n${this.printSwitches()}`;
    return out;
  }

  private printSwitches(): string {
    const groups = ORDERS.filter((group) => [...this.bySwitch.values()].some((row) => row.has(group)));
    const rows = [...this.bySwitch]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, row]) => {
        const [form = "", name = ""] = key.split("\t");
        return [
          form,
          name,
          ...groups.map((group) => {
            const score = row.get(group);
            if (!score) return "";
            return `${rates(score).f1.toFixed(3)}${score.silent > 0 ? ` (${score.silent})` : ""}`;
          }),
        ];
      });
    return table(["form", "switch", ...groups], rows);
  }

  /** Every figure, for files and for comparing two runs. */
  json(flags: object): unknown {
    const line = (score: Score) => ({ ...rates(score), counts: score });
    return {
      flags,
      cells: [...this.lines].map(([key, { cell, score, answerable, milliseconds }]) => ({
        form: cell.form,
        group: cell.group,
        source: key.split("\t")[2],
        noise: cell.rate,
        milliseconds: Math.round(milliseconds),
        ...line(score),
        answerable: line(answerable),
      })),
      switches: [...this.bySwitch].map(([key, row]) => ({
        form: key.split("\t")[0],
        switch: key.split("\t")[1],
        groups: Object.fromEntries(
          [...row].map(([group, score]) => [
            group,
            {
              f1: rates(score).f1,
              silent: score.silent,
              truth: score.truth,
              fields: Object.fromEntries(FIELDS.map((f) => [f, rates(score).fields[f]])),
            },
          ]),
        ),
      })),
      parts: Object.fromEntries(this.parts),
      errors: Object.fromEntries(this.errors),
    };
  }
}

function count(map: Map<string, Map<string, number>>, key: string, value: string): void {
  const row = map.get(key) ?? new Map<string, number>();
  row.set(value, (row.get(value) ?? 0) + 1);
  map.set(key, row);
}

/** Columns padded to their widest cell. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd()}\n`;
  return line(headings) + line(widths.map((width) => "-".repeat(width))) + rows.map(line).join("");
}
