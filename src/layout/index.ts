import type { Block, Document, Grid } from "../model/document";
import type { Dropped } from "../model/extraction";
import { closeLetterSpacing } from "../model/language/spacing";
import { message } from "../model/messages";
import type { SourcedText } from "../model/sourced";
import { blocksOf } from "./canvas/blocks";
import { setFurnitureAside } from "./furniture";
import { repairCharacters } from "./repair";

/** A document whose characters are repaired and whose page furniture is set aside. */
export interface LaidOut {
  readonly document: Document;
  readonly dropped: readonly Dropped[];
}

const RADICAL = /[\u2e80-\u2fdf]/;

/**
 * Makes lines and grids of glyphs and rules where a page has a geometry, repairs characters, closes letter-spacing and
 * sets page furniture aside. Never changes the order of blocks that a reader gave, or joins their lines.
 */
export function layOut(document: Document): LaidOut {
  const repaired = document.pages.map(blocksOf).map((page) => ({ ...page, blocks: page.blocks.map(repairBlock) }));
  const { pages, dropped } = setFurnitureAside(repaired);
  const messages = RADICAL.test(document.axis.text)
    ? [
        ...document.messages,
        message("radical-replaced", "Radical characters were read as the ideographs that they picture."),
      ]
    : document.messages;
  return { document: { ...document, pages, messages }, dropped };
}

function repairBlock(block: Block): Block {
  if (block.kind === "grid") return repairGrid(block);
  // A line keeps its spacing: columns may stand in it. The decoders close what is letter-spaced, piece by piece.
  const text = block.kind === "line" ? repairCharacters(block.text) : repairText(block.text);
  return text === block.text ? block : { ...block, text };
}

function repairGrid(grid: Grid): Grid {
  const cells = grid.cells.map((cell) => ({ ...cell, lines: cell.lines.map(repairText) }));
  return { ...grid, cells, ...(grid.caption ? { caption: repairText(grid.caption) } : {}) };
}

function repairText(text: SourcedText): SourcedText {
  return closeLetterSpacing(repairCharacters(text));
}
