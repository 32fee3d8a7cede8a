import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { ParsedNotice, Task } from "../../src/index";
import { SEED } from "../read/seed-table";

export const SEED_BYTES = new Uint8Array(
  readFileSync(new URL("../../fixtures/tongzheng-2017-57/input.txt", import.meta.url)),
);
export const SEED_TEXT = new TextDecoder().decode(SEED_BYTES);
export const SEED_LINES: readonly string[] = SEED_TEXT.split("\n");

/** One string for all that a record says; white space is the disturbance's, not the record's. */
function said(fields: readonly (string | null | readonly string[])[]): string {
  return JSON.stringify(fields).replace(/\\[nrt]|\s/g, "");
}

const names = (units: Task["leadUnits"]) => units.map(({ name }) => name);

const saidBy = (task: Task) =>
  said([
    task.areaNumber,
    task.area,
    task.number,
    task.task,
    task.leadText,
    names(task.leadUnits),
    task.cooperatingText,
    names(task.cooperatingUnits),
  ]);

const TRUTH: readonly string[] = SEED.tasks.map((task) =>
  said([
    task.areaNumber,
    task.area,
    task.number,
    task.task,
    task.leadText,
    task.leadUnits,
    task.cooperatingText,
    task.cooperatingUnits,
  ]),
);
const KNOWN = new Set(TRUTH);

/**
 * All 48 records as the truth has them, in its order.
 *
 * @param flagged how many of them may be in doubt all the same.
 */
export function expectAllRight({ tasks }: ParsedNotice, flagged = 0): void {
  expect(tasks.map(saidBy)).toEqual(TRUTH);
  const doubts = tasks.flatMap(({ number, reasons }) => (reasons.length > 0 ? [`${number} ${reasons.join()}`] : []));
  expect(doubts.length, doubts.join("; ")).toBeLessThanOrEqual(flagged);
}

/**
 * Whatever became of the records, nobody was deceived: a verified record is one of the truth's, none twice; and where
 * one of the truth's is missing, something says so.
 *
 * @returns how many records are verified.
 */
export function expectNoneSilentlyWrong({ tasks, messages }: ParsedNotice): number {
  const verified = tasks.filter(({ status }) => status === "verified").map(saidBy);
  expect(verified.filter((record) => !KNOWN.has(record))).toEqual([]);
  expect(new Set(verified).size).toBe(verified.length);
  if (verified.length < TRUTH.length) {
    const flagged = tasks.some(({ status }) => status === "review") || messages.some(({ level }) => level !== "info");
    expect(flagged || messages.some(({ code }) => code === "no-tasks")).toBe(true);
  }
  return verified.length;
}

/** Every character of the tables ended in a field or among the dropped. */
export function expectConserved({ coverage: { characters, assigned, dropped } }: ParsedNotice): void {
  expect(assigned + dropped.reduce((sum, piece) => sum + piece.characters, 0)).toBe(characters);
}
