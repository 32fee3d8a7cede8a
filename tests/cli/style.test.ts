import { describe, expect, it } from "vitest";
import { styleFor } from "../../src/cli/style";

describe("styleFor", () => {
  it.each([
    { isTTY: true, env: {}, coloured: true },
    { isTTY: false, env: {}, coloured: false },
    { isTTY: true, env: { NO_COLOR: "1" }, coloured: false },
    { isTTY: true, env: { TERM: "dumb" }, coloured: false },
    { isTTY: false, env: { FORCE_COLOR: "1" }, coloured: true },
    { isTTY: true, env: { FORCE_COLOR: "0" }, coloured: false },
  ])("$isTTY $env: $coloured", ({ isTTY, env, coloured }) => {
    expect(styleFor({ isTTY }, env)("red", "x")).toBe(coloured ? "\u001b[31mx\u001b[39m" : "x");
  });
});
