import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { messagesPage } from "../../scripts/messages-page";

it("docs/messages.md is up to date (npm run docs)", () => {
  const page = readFileSync(new URL("../../docs/messages.md", import.meta.url), "utf8");
  expect(page).toBe(messagesPage());
});
