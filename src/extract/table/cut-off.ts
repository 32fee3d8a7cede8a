import type { Grid, Page } from "../../model/document";
import { type Message, message } from "../../model/messages";

/** A message where a table is set wider than its sheet: its outer rule lies on the edge or beyond. */
export function cutOffBy({ size, number }: Page, { box }: Grid): Message | null {
  if (box === undefined || size === undefined) return null;
  if (box[0] >= 0.5 && box[2] <= size[0] - 0.5) return null;
  const place = number === null ? null : { page: number };
  return message("table-cut-off", "The table runs off the page's edge; part of its text may be missing.", { place });
}
