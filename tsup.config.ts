import { defineConfig } from "tsup";

// Heavy readers sit behind dynamic import() and land in chunks of their own. What csv-stringify is, the package's own
// "imports" decide where the library runs: its Node build needs Buffer, its browser build does not.
const shared = { target: "node20", sourcemap: true, splitting: true, treeshake: true, external: ["#csv-stringify"] };

export default defineConfig([
  // The command line is only ever run, never required: ESM alone, sharing its chunks with the library.
  {
    ...shared,
    format: "esm",
    entry: {
      index: "src/index.ts",
      batch: "src/batch/index.ts",
      remark: "src/remark/index.ts",
      cli: "src/cli/main.ts",
      // What the child processes run, whichever build started them; found by its name (batch/find-worker.ts).
      "batch-worker": "src/batch/worker.ts",
    },
    dts: { entry: { index: "src/index.ts", batch: "src/batch/index.ts", remark: "src/remark/index.ts" } },
  },
  // Shims: batch finds its child's program from where it stands itself, by import.meta.url.
  {
    ...shared,
    format: "cjs",
    entry: { index: "src/index.ts", batch: "src/batch/index.ts", remark: "src/remark/index.ts" },
    dts: true,
    shims: true,
    // The shims know import.meta.url alone; pdfjs's character maps are found by import.meta.resolve.
    define: { "import.meta.resolve": "importMetaResolve" },
    banner: {
      js: 'const importMetaResolve = (name) => require("node:url").pathToFileURL(require.resolve(name)).href;',
    },
  },
]);
