/**
 * All pieces and turns of a trellis, by the gap they begin at, for the margins: as columns of numbers, for there are
 * dozens at every gap. They are added gap by gap.
 */
export class Kept {
  /** The pieces that begin at gap g are [pieceFrom[g], pieceFrom[g + 1]); the turns there likewise. */
  readonly pieceFrom: Int32Array;
  readonly turnFrom: Int32Array;
  /** A piece of a cell, or a whole one: where it ends, its state, and its cost where it begins its cell and where it goes on. */
  pieceTo = new Int32Array(FEW);
  pieceState = new Uint8Array(FEW);
  opening = new Float64Array(FEW);
  going = new Float64Array(FEW);
  /** One way to go on: from state `turnBefore` to a cell of state `turnTo`, and how it follows. */
  turnBefore = new Uint8Array(FEW);
  turnTo = new Uint8Array(FEW);
  turnCost = new Float64Array(FEW);
  turnStep = new Uint8Array(FEW);
  private pieces = 0;
  private turns = 0;

  constructor(gaps: number) {
    this.pieceFrom = new Int32Array(gaps + 1);
    this.turnFrom = new Int32Array(gaps + 1);
  }

  /** What is added from now on begins at gap `g`. */
  at(g: number): void {
    this.pieceFrom[g] = this.pieces;
    this.turnFrom[g] = this.turns;
  }

  piece(to: number, state: number, opening: number, going: number): void {
    const i = this.pieces++;
    if (i === this.pieceTo.length) {
      this.pieceTo = longer(this.pieceTo, new Int32Array(i * 2));
      this.pieceState = longer(this.pieceState, new Uint8Array(i * 2));
      this.opening = longer(this.opening, new Float64Array(i * 2));
      this.going = longer(this.going, new Float64Array(i * 2));
    }
    this.pieceTo[i] = to;
    this.pieceState[i] = state;
    this.opening[i] = opening;
    this.going[i] = going;
  }

  turn(before: number, to: number, cost: number, step: number): void {
    const i = this.turns++;
    if (i === this.turnTo.length) {
      this.turnBefore = longer(this.turnBefore, new Uint8Array(i * 2));
      this.turnTo = longer(this.turnTo, new Uint8Array(i * 2));
      this.turnCost = longer(this.turnCost, new Float64Array(i * 2));
      this.turnStep = longer(this.turnStep, new Uint8Array(i * 2));
    }
    this.turnBefore[i] = before;
    this.turnTo[i] = to;
    this.turnCost[i] = cost;
    this.turnStep[i] = step;
  }
}

const FEW = 4096;

function longer<T extends Int32Array | Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
