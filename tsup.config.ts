import { defineConfig } from "tsup";

const shared = { target: "node20", sourcemap: true, splitting: true, treeshake: true } as const;

export default defineConfig([
  // The library: ESM and CJS with types. Heavy readers sit behind dynamic import() and land in chunks of their own.
  { ...shared, entry: { index: "src/index.ts" }, format: ["esm", "cjs"], dts: true, clean: true },
  // The command line is only ever run, never imported: ESM alone, no types.
  { ...shared, entry: { cli: "src/cli/main.ts" }, format: ["esm"], banner: { js: "#!/usr/bin/env node" } },
]);
