import type { FlowText } from "../../model/extraction";
import { roleOfHeading } from "../../model/language/roles";
import { type Message, message } from "../../model/messages";
import { bareText } from "./lattice";

/** A run of so many texts that are each a heading is no prose. */
const LEAST = 3;

/**
 * A message for the headings of a table that stand one after another among the text although no table was found: pages
 * draw tables out of `<div>`, whose cells are paragraphs like any other.
 *
 * ```
 *  <div>序号</div><div>主要工作</div><div>责任单位</div> … <div>1</div><div>推动…</div><div>市教育局</div>
 * ```
 */
export function loneHeadings(flow: readonly FlowText[]): Message[] {
  let run: string[] = [];
  let roles = new Set<string>();
  for (const text of [...flow.map((part) => bareText([part.text])), ""]) {
    const role = roleOfHeading(text);
    if (role !== null) {
      run.push(text);
      roles.add(role);
      continue;
    }
    if (run.length >= LEAST && roles.has("lead") && (roles.has("task") || roles.has("area") || roles.has("title"))) {
      const found = "A table's headings stand among the text, but no table: what is below them was not read as rows.";
      return [message("table-without-rows", found, { seen: run.join(" | ") })];
    }
    [run, roles] = [[], new Set()];
  }
  return [];
}
