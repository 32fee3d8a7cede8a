import type { Neighbours } from "../seen-together";
import { type FlowLine, textOf, widthOf } from "./flows";
import { joinCost } from "./joins";
import { looksOf } from "./looks";
import { type ColumnShape, hasSpacedDigits, type Option, optionsOf, type Piece } from "./options";
import { COLUMN_WEIGHTS as W } from "./weights";

/** How one line is given to the columns. */
export interface Placed {
  readonly kind: Option["kind"];
  /** One per column; all null for a section row and for what lies outside. */
  readonly pieces: readonly (Piece | null)[];
  /** How much more the cheapest reading of the whole text costs that gives this line otherwise. */
  readonly margin: number;
}

interface State {
  cost: number;
  readonly last: readonly number[];
  readonly mask: number;
  readonly edges: { from: State | null; option: number; cost: number }[];
  best: number;
  rest: number;
}

const BEAM = 24;
const FAR_BEHIND = 7;
/** Beside the columns seen in a flow: a line of it lay outside the table. */
const OUTSIDE = 1 << 24;

/**
 * Gives each line's pieces to columns: a shortest path over the lines, on which a state knows the piece last seen in
 * every column.
 *
 * ```
 *   推动…有效实 市教育局     task: 推动…有效实   lead: 市教育局
 *   市财                     task: 推动…有效实   lead: 市财          or  task: 市财 …
 *   施。政局                                                          which the next line makes dear
 * ```
 *
 * A path that fell out of the beam is not weighed; margins are those among the paths kept.
 */
export function assignColumns(
  lines: readonly FlowLine[],
  columns: readonly ColumnShape[],
  neighbours: Neighbours,
): { placed: Placed[]; cost: number } {
  const pieces: Piece[] = [];
  const spaced = hasSpacedDigits(lines);
  const options = lines.map((_, i) => optionsOf(lines, i, columns, pieces, spaced));
  const joins = new Map<number, number>();
  const join = (a: number, b: number, column: number): number => {
    const key = ((a + 1) * pieces.length + b) * columns.length + column;
    let cost = joins.get(key);
    if (cost === undefined) {
      const { role, full } = columns[column]!;
      const before = pieces[a];
      // Punctuation that must not begin a line may leave a line of prose short; a list of units may end one anywhere.
      const slack = role === "lead" || role === "cooperating" ? 0.6 : 1.25;
      const isFull = !before || full === null || before.width >= full - slack;
      cost = joinCost(before?.looks ?? null, pieces[b]!.looks, role, isFull, neighbours);
      joins.set(key, cost);
    }
    return cost;
  };
  const notJoined = (last: readonly number[], column: number, line: number): number => {
    const left = column > 0 ? pieces[last[column - 1]!] : undefined;
    const { full } = columns[Math.max(0, column - 1)]!;
    if (!left || full === null || left.line !== line - 1 || left.to < lines[line - 1]!.tokens.length) return 0;
    return left.width >= full - 0.75 ? W.notJoined : 0;
  };
  const task = columns.findIndex(({ role }) => role === "task");
  const prose = flowsOfProse(lines, columns[task]?.full ?? null);
  // A column that stood beside the tasks down the page does not go on in a flow without them: there another column is.
  const leavesTasks = (last: readonly number[], column: number, line: number): number => {
    const [own, beside] = [pieces[last[column]!], pieces[last[task]!]];
    if (column === task || !own || !beside || prose.has(lines[line]!.flow)) return 0;
    const [a, b] = [lines[own.line]!, lines[beside.line]!];
    return a.flow === b.flow && a.sheet === lines[line]!.sheet && a.flow !== lines[line]!.flow ? W.leavesTasks : 0;
  };
  let states: State[] = [{ cost: 0, last: columns.map(() => -1), mask: 0, edges: [], best: 0, rest: 0 }];
  const layers: State[][] = [states];
  for (const [i, line] of lines.entries()) {
    const fresh = i === 0 || lines[i - 1]!.flow !== line.flow;
    const next = new Map<string, State>();
    let least = Number.POSITIVE_INFINITY;
    for (const state of states) {
      const before = fresh ? 0 : state.mask;
      for (const [n, option] of options[i]!.entries()) {
        let cost = state.cost + option.cost;
        // States and options come cheapest first; what is this far behind would fall out of the beam.
        if (cost > least + FAR_BEHIND) break;
        let mask = before;
        const last = [...state.last];
        if (option.kind === "outside") {
          if (before & OUTSIDE) cost += W.outsideAgain - W.outside;
          mask |= OUTSIDE;
        }
        if (!fresh && option.at.length > 0) cost += notJoined(state.last, option.at[0]!.column, i);
        for (const { piece, column } of option.at) {
          cost += join(last[column]!, piece, column);
          if (!(mask & (1 << column))) cost += flowCost(mask, column) + leavesTasks(state.last, column, i);
          mask |= 1 << column;
          last[column] = piece;
        }
        if (cost > least + FAR_BEHIND) continue;
        least = Math.min(least, cost);
        const key = `${mask}:${last.join()}`;
        const known = next.get(key);
        const edge = { from: state, option: n, cost: cost - state.cost };
        if (!known) next.set(key, { cost, last, mask, edges: [edge], best: 0, rest: Number.POSITIVE_INFINITY });
        else {
          if (cost < known.cost) {
            known.cost = cost;
            known.best = known.edges.length;
          }
          known.edges.push(edge);
        }
      }
    }
    states = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    layers.push(states);
  }
  return readBack(layers, options, pieces, columns.length);
}

/** Flows in which a line is as long as a task's. */
function flowsOfProse(lines: readonly FlowLine[], full: number | null): Set<number> {
  const found = new Set<number>();
  for (const line of lines) {
    for (const [t, { text }] of line.tokens.entries()) {
      if (full !== null && widthOf(textOf(line, t, t + 1).text) < full * 0.7) continue;
      if (!looksOf(text.text).wholeUnits) found.add(line.flow);
    }
  }
  return found;
}

function flowCost(mask: number, column: number): number {
  if ((mask & ~OUTSIDE) === 0) return W.newInFlow;
  let gap = 0;
  for (let near = 1; ; near++) {
    const left = column - near >= 0 && (mask & (1 << (column - near))) !== 0;
    const right = (mask & (1 << (column + near))) !== 0;
    if (left || right || near > 12) break;
    gap++;
  }
  return W.newInFlow + W.gapInFlow * gap;
}

function readBack(layers: State[][], options: readonly Option[][], pieces: readonly Piece[], columns: number) {
  const best = layers.at(-1)![0]!;
  for (const state of layers.at(-1)!) state.rest = 0;
  const count = options.length;
  const chosen: number[] = new Array(count).fill(0);
  for (let i = count, state = best; i > 0; i--) {
    const edge = state.edges[state.best]!;
    chosen[i - 1] = edge.option;
    state = edge.from!;
  }
  const margins = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  for (let i = count; i > 0; i--) {
    for (const state of layers[i]!) {
      for (const { from, option, cost } of state.edges) {
        from!.rest = Math.min(from!.rest, cost + state.rest);
        if (option === chosen[i - 1]) continue;
        margins[i - 1] = Math.min(margins[i - 1]!, from!.cost + cost + state.rest - best.cost);
      }
    }
  }
  const placed = options.map((list, i): Placed => {
    const row: (Piece | null)[] = new Array(columns).fill(null);
    for (const { piece, column } of list[chosen[i]!]!.at) row[column] = pieces[piece]!;
    return { kind: list[chosen[i]!]!.kind, pieces: row, margin: margins[i]! };
  });
  return { placed, cost: best.cost };
}
