import { tableNotice } from "./generator/generate";
import type { GeneratedNotice } from "./generator/notice";
import { proseNotice } from "./generator/prose";

export interface Choice {
  readonly seeds: string;
  readonly family: "tune" | "held" | "both";
  readonly forms: string;
  readonly only?: string;
}

/** The notices of a range of seeds ("1-200"), of one family or both. */
export function chooseNotices({ seeds, family, forms, only }: Choice): GeneratedNotice[] {
  const [from = 1, to = from] = seeds.split("-").map(Number);
  const kinds = forms.split(",");
  const ids = only?.split(",");
  const chosen: GeneratedNotice[] = [];
  for (let seed = from; seed <= to; seed++) {
    if (family !== "both" && (seed % 2 === 0) !== (family === "tune")) continue;
    if (kinds.includes("table")) chosen.push(tableNotice(seed));
    if (kinds.includes("prose")) chosen.push(proseNotice(seed));
  }
  return ids ? chosen.filter(({ id }) => ids.includes(id)) : chosen;
}
