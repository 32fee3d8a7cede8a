/**
 * A cell that a spreadsheet would run as a formula, made text by a leading apostrophe, which spreadsheets do not show:
 *
 *   =HYPERLINK("http://…")   →   '=HYPERLINK("http://…")
 *
 * A formula starts with one of = + - @ or their full-width forms, which some programs fold to ASCII on import; white
 * space before them is skipped, since some programs skip it too, and a cell that starts with a tab or a line break is
 * treated alike. The text of notices can hold such cells ("-5%", "@所有部门"), and not every notice is friendly.
 */
export function defuse(cell: string): string {
  return /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? `'${cell}` : cell;
}
