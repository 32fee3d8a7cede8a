/**
 * The form in which texts are compared: NFKC, white space removed, tildes and dashes made one.
 *
 * `〜` (wave dash) is untouched by NFKC, `～` becomes `~` through it; all dashes become `-`, runs of them too, since one
 * tool's "——" is another's "—".
 */
export function normalise(text: string | null | undefined): string {
  return (text ?? "")
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[〜～∼]/gu, "~")
    .replace(/[‐‑‒–—―－−─]+/gu, "-");
}

/** An area with or without its count: the design leaves open whether "（4项）" belongs to the area's name. */
export const normaliseArea = (text: string | null | undefined): string =>
  normalise(text).replace(/\(\d+[项条个]\)$/u, "");
