import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // Two cores: more workers only make property tests time out.
    maxWorkers: 2,
  },
});
