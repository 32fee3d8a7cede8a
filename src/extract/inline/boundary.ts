import type { Doubt } from "../../model/extraction";

/** A doubt about where an item, its heading or its note ends. */
export function boundary(text: string, seen: string): Doubt {
  return { code: "uncertain-boundary", text, seen };
}
