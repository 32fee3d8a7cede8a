import type { FenjieError, FenjieErrorCode } from "../model/error";
import type { Message } from "../model/messages";
import type { ParsedNotice } from "../model/notice";
import type { Place } from "../model/place";
import type { Style } from "./style";
import { visible } from "./visible";

const LEVEL_FORMAT = { error: "red", warning: "yellow", info: "cyan" } as const;

/** What the user can do about an error, where there is something. */
const HINTS: Partial<Record<FenjieErrorCode, string>> = {
  encrypted: "give the password with --password",
  "not-text": "name what it is with --media-type or --encoding",
  "unsupported-format": "name what it is with --media-type",
  "too-large": "raise the bound with --limit",
  "too-many-pages": "raise the bound with --limit pages=N",
  "too-many-objects": "raise the bound with --limit",
  "too-deep": "raise the bound with --limit depth=N",
  "time-limit": "raise the bound with --limit milliseconds=N",
};

/** One line: which input, which code, what happened, what to do. */
export function errorLine(source: string, error: FenjieError, style: Style): string {
  const hint = HINTS[error.code];
  return `${source}: ${style("red", `error ${error.code}`)} ${visible(error.message)}${hint ? ` (${hint})` : ""}\n`;
}

/**
 * The messages of a parse, one a line, and a closing line with the counts:
 *
 *   input.txt:412:1: warning serial-gap 38 is followed by 40. [task 40]
 *   input.txt: 48 tasks, 47 verified, 1 to review
 *
 * @param all also those of level info
 */
export function reportLines(source: string, notice: ParsedNotice, all: boolean, style: Style): string {
  const shown = notice.messages.filter((message) => all || message.level !== "info");
  return shown.map((message) => messageLine(source, message, style)).join("") + summaryLine(source, notice, all, style);
}

function messageLine(source: string, message: Message, style: Style): string {
  const { code, level, text, task, place } = message;
  const where = place ? whereText(place) : "";
  const label = style(LEVEL_FORMAT[level], `${level} ${code}`);
  return `${source}${where}: ${label} ${visible(text)}${task === null ? "" : ` [task ${visible(task)}]`}\n`;
}

function whereText({ line, column, page, path }: Place): string {
  if (line !== undefined) return column === undefined ? `:${line}` : `:${line}:${column}`;
  if (page !== undefined) return `:page ${page}`;
  return path === undefined ? "" : `:${visible(path)}`;
}

function summaryLine(source: string, notice: ParsedNotice, all: boolean, style: Style): string {
  const { tasks, messages } = notice;
  const review = tasks.filter((task) => task.status === "review").length;
  const infos = messages.filter((message) => message.level === "info").length;
  const parts = [
    tasks.length === 1 ? "1 task" : `${tasks.length} tasks`,
    style("green", `${tasks.length - review} verified`),
    review > 0 ? style("yellow", `${review} to review`) : "0 to review",
  ];
  if (!all && infos > 0) parts.push(`${infos} info not shown (--verbose)`);
  return `${source}: ${parts.join(", ")}\n`;
}
