import type { XmlElement } from "../xml";

/** [x, y, width, height] in millimetres, origin at the top left, y downwards. */
export type MmBox = readonly [x: number, y: number, width: number, height: number];

/** The numbers in a text: "0 0 210 297". What is no number is left out. */
export function numbersIn(text: string | undefined): number[] {
  return (text ?? "").split(/[\s,]+/).flatMap((word) => {
    const value = Number(word);
    return word !== "" && Number.isFinite(value) ? [value] : [];
  });
}

export function numberOf(text: string | undefined, otherwise: number): number {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) ? value : otherwise;
}

/** A box as four numbers; null when they are not all there. */
export function boxIn(text: string | undefined): MmBox | null {
  const [x, y, width, height] = numbersIn(text);
  return x === undefined || y === undefined || width === undefined || height === undefined
    ? null
    : [x, y, width, height];
}

/**
 * The first `count` steps of a DeltaX or DeltaY. "g n v" stands for n times v:
 *
 * ```
 *   "g 3 4.2 5"  →  4.2 4.2 4.2 5
 * ```
 */
export function stepsIn(text: string | undefined, count: number): number[] {
  const steps: number[] = [];
  const words = (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
  for (let i = 0; i < words.length && steps.length < count; i++) {
    if (words[i]!.toLowerCase() !== "g") {
      const step = Number(words[i]);
      steps.push(Number.isFinite(step) ? step : 0);
      continue;
    }
    const times = Math.min(Math.max(0, numberOf(words[i + 1], 0)), count - steps.length);
    const step = numberOf(words[i + 2], 0);
    for (let n = 0; n < times; n++) steps.push(step);
    i += 2;
  }
  return steps;
}

/** A switch that an attribute sets: "false" and "0" are off. */
export function isOn({ attributes }: XmlElement, name: string, otherwise: boolean): boolean {
  const value = attributes.get(name)?.trim().toLowerCase();
  return value === undefined || value === "" ? otherwise : value !== "false" && value !== "0";
}
