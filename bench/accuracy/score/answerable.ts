/** One way in which a text loses what its notice said. */
interface Loss {
  readonly groups: readonly string[];
  /** Sources of those groups whose text still holds it. */
  readonly but?: readonly string[];
  readonly lost: (has: (name: string) => boolean) => boolean;
}

/** The tool that sets blank lines between most cells: where a list ends shows. */
const BLANK_LINES = ["chromium.mutool", "libreoffice.mutool"];

/**
 * Switches under which two different notices give one text, so that nobody can tell which of them was printed. A document that is
 * merely hard is none of them.
 */
const LOSSES: readonly Loss[] = [
  // lead 教育局 财政局 │ co-operating 审计局 商务局, and lead 教育局 财政局 审计局 │ co-operating 商务局, names on lines of their own:
  //   市教育局 ⏎ 市财政局 ⏎ 市审计局 ⏎ 市商务局
  {
    groups: ["stream", "one-line", "column-blocks"],
    but: BLANK_LINES,
    lost: (has) => has("newline-units") && !has("no-cooperating-column"),
  },
  // Two rows, co-operating units in the second alone or in the first alone; the column's box holds 市科技局 either way:
  //   1 ⏎⏎ 2 ⏎⏎ 推动…。 ⏎⏎ 按照…。 ⏎⏎ 市教育局 ⏎⏎ 市财政局 ⏎⏎ 市科技局
  { groups: ["column-blocks"], lost: (has) => has("empty-cooperating") },
];

/** Area 加强保障 │ task 提升服务…, and area 加强保障提升服务 │ task …: without a serial at the task's head 加强保障提升服务… either way. */
const JOINED: Loss = {
  groups: ["one-line"],
  lost: (has) =>
    (has("merged-area") || has("areas-repeated") || has("title-column")) && !has("serial=cell") && !has("serial=areas"),
};

/** Whether a text of `group`, made by `source`, still holds what the notice said, as far as its switches tell. */
export function isAnswerable(switches: readonly string[], group: string, source: string): boolean {
  const has = (name: string) => switches.includes(name);
  const losses = source === "joined" ? [...LOSSES, JOINED] : LOSSES;
  return !losses.some(({ groups, but, lost }) => groups.includes(group) && !but?.includes(source) && lost(has));
}
