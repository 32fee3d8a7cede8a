import type { Doubt } from "../../../model/extraction";
import { breaksBetweenNames } from "../../../model/language/name-breaks";
import type { ColumnRole } from "../../../model/language/roles";
import type { PathCell } from "./decode";
import type { Features } from "./features";
import type { DecodedRow } from "./rows";
import { DOUBT_MARGIN } from "./weights";

/**
 * What is doubtful in a row's division into cells: a reading nearly as cheap as the best, or a boundary that the text
 * itself does not show and costs must not pretend to know.
 */
export function doubtsOf(row: DecodedRow, f: Features, roles: readonly ColumnRole[]): Doubt[] {
  const narrow = row.steps.reduce((least, step) => (step.margin < least.margin ? step : least));
  if (narrow.margin < DOUBT_MARGIN) {
    const text = "Another division of the text into cells is nearly as good as the one chosen.";
    return [{ code: "uncertain-boundary", text, seen: narrow.margin.toFixed(2), expected: `at least ${DOUBT_MARGIN}` }];
  }
  for (const [i, cell] of row.steps.entries()) {
    const next = row.steps[i + 1];
    if (!next || isShown(f, next.from)) continue;
    const hidden = isHiddenListEnd(f, roles, cell, next) || isHiddenTitle(f, roles, cell, next);
    if (hidden) return [{ code: "uncertain-boundary", text: hidden }];
  }
  return [];
}

/** The boundary before token `at` shows: a space or tab parts the cells, or trailing spaces mark ends of cells. */
function isShown(f: Features, at: number): boolean {
  const { gap } = f.tokens[at]!;
  return gap === "space" || gap === "wide" || (f.trailingTells && (f.tokens[at - 1]!.spacesAtEnd ?? 0) > 0);
}

/**
 * ```
 *   市教育局          which of the names lead, and which co-operate?
 *   市财政局
 *   市审计局
 * ```
 */
function isHiddenListEnd(f: Features, roles: readonly ColumnRole[], cell: PathCell, next: PathCell): string | null {
  const units = (role: ColumnRole | undefined) => role === "lead" || role === "cooperating";
  if (!units(roles[cell.column]) || !units(roles[next.column])) return null;
  for (let at = cell.from + 1; at < next.to; at++) {
    if (at === next.from) continue;
    if (breaksBetweenNames(f.tokens[at - 1]!.text.text, f.tokens[at]!.text.text)) {
      return "Units stand on lines of their own without separators: where the lead units end the text does not show.";
    }
  }
  return null;
}

/** Area and title side by side, both of several short lines: any line may begin the title. */
function isHiddenTitle(f: Features, roles: readonly ColumnRole[], cell: PathCell, next: PathCell): string | null {
  if (roles[cell.column] !== "area" || roles[next.column] !== "title") return null;
  let lines = 0;
  for (let at = cell.from; at < next.to; at++) if (f.tokens[at]!.gap === "line") lines++;
  return lines < 3 ? null : "Area and title stand one after another: where the title begins the text does not show.";
}
