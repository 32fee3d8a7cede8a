// Uses the packed tarball as a stranger would: installs it into an empty folder and works with it from ESM, from CJS, from
// TypeScript and from the command line. Everything that only works inside this repository fails here.
//
//   npm run smoke -- fenjie-x.y.z.tgz
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { textPdf } from "../bench/speed/text-pdf";

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const notice = join(repository, "fixtures/tongzheng-2017-57/input.txt");
/** Takes long to load and is needed for one format only: must not come along with `import "fenjie"`. */
const HEAVY = [
  "pdf-parse",
  "pdfjs-dist",
  "@embedpdf/pdfium",
  "unified",
  "remark-parse",
  "parse5",
  "fflate",
  "fast-xml-parser",
];

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error("usage: npm run smoke -- TARBALL");
const folder = mkdtempSync(join(tmpdir(), "fenjie-smoke-"));
try {
  write("package.json", JSON.stringify({ name: "smoke", private: true }));
  await step("install", () => run("npm", "install", "--no-audit", "--no-fund", "--omit=dev", resolve(tarball)));
  await step("inputs", inputs);
  await step("ESM", esm);
  await step("CJS", cjs);
  await step("lazy readers", lazyReaders);
  await step("browser", browser);
  await step("TypeScript", types);
  await step("batch", batch);
  await step("command line", commandLine);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One input of each format whose reader is loaded late. */
async function inputs() {
  const rows = [
    ["序号", "主要工作", "责任单位"],
    ["1", "改造老旧小区。", "市住建局"],
    ["2", "新建公园三座。", "市园林局"],
  ];
  const lines = rows.map((row) => `| ${row.join(" | ")} |\n`);
  write("table.md", [lines[0], "|---|---|---|\n", ...lines.slice(1)].join(""));
  write("table.html", `<table>${rows.map((row) => `<tr><td>${row.join("<td>")}`).join("")}</table>`);
  write("seed.pdf", await textPdf(readFileSync(notice, "utf8")));
}

function esm() {
  write("use.mjs", `import { parseNotice, parseNoticeText, toCsv, toJson, toNdjson } from "fenjie";\n${useLibrary()}`);
  run("node", "use.mjs");
}

function cjs() {
  write(
    "use.cjs",
    `const { parseNotice, parseNoticeText, toCsv, toJson, toNdjson } = require("fenjie");\n${useLibrary()}`,
  );
  run("node", "use.cjs");
}

/** The same program for both module systems: the seed notice in, its records out in every format. */
function useLibrary() {
  return `
    const { readFileSync } = process.getBuiltinModule("node:fs");
    const bytes = readFileSync(${JSON.stringify(notice)});
    const text = new TextDecoder().decode(bytes);
    parseNotice(bytes, { name: "input.txt" }).then((parsed) => {
      const counts = [
        parsed.tasks.length,
        parseNoticeText(text).tasks.length,
        JSON.parse(toJson(parsed)).tasks.length,
        toNdjson(parsed).trimEnd().split("\\n").length,
        toCsv(parsed, { labels: "zh", excel: true }).trimEnd().split("\\r\\n").length - 1,
      ];
      if (counts.some((count) => count !== 48)) throw new Error("expected 48 tasks everywhere: " + counts);
    });
    for (const [file, expected] of [["table.md", 2], ["table.html", 2], ["seed.pdf", 48]]) {
      parseNotice(readFileSync(file), { name: file }).then(({ tasks }) => {
        if (tasks.length !== expected) throw new Error(file + ": " + tasks.length + " tasks, expected " + expected);
      });
    }`;
}

/** What \`import "fenjie"\` and \`require("fenjie")\` load, by a hook on every resolution and by the CJS cache. */
function lazyReaders() {
  const log = join(folder, "loaded.txt");
  write(
    "hooks.mjs",
    `
    import { appendFileSync } from "node:fs";
    export async function resolve(specifier, context, next) {
      const found = await next(specifier, context);
      appendFileSync(${JSON.stringify(log)}, found.url + "\\n");
      return found;
    }`,
  );
  write("register.mjs", `import { register } from "node:module"; register("./hooks.mjs", import.meta.url);`);
  write("load.mjs", `await import("fenjie");`);
  write("load.cjs", `require("fenjie"); process.stdout.write(Object.keys(require.cache).join("\\n"));`);
  run("node", "--import", "./register.mjs", "load.mjs");
  expectLight("import", readFileSync(log, "utf8"));
  writeFileSync(log, "");
  const required = run("node", "--import", "./register.mjs", "load.cjs");
  expectLight("require", required + readFileSync(log, "utf8"));
}

function expectLight(how, loaded) {
  if (!loaded.includes("fenjie/dist/")) throw new Error(`${how}: the hook saw nothing of fenjie itself`);
  const heavy = HEAVY.filter((name) => loaded.includes(`/node_modules/${name}/`));
  if (heavy.length > 0) throw new Error(`${how} "fenjie" already loads ${heavy.join(", ")}`);
}

/** Bundled for a browser, nothing of Node may be left; the bundle then runs where there is neither Buffer nor process. */
async function browser() {
  const entry = { contents: `export * from "fenjie";`, resolveDir: folder };
  const options = { stdin: entry, bundle: true, platform: "browser", write: false, logLevel: "silent" };
  const whole = await build({
    ...options,
    format: "esm",
    splitting: true,
    outdir: folder,
    loader: { ".wasm": "file" },
  });
  expectEqual("bundling without warnings", whole.warnings.map(({ text }) => text).join("; "), "");

  const script = await build({ ...options, format: "iife", globalName: "fenjie", external: HEAVY });
  const context = createContext({ TextEncoder, TextDecoder, URL, text: readFileSync(notice, "utf8") });
  const program = `${script.outputFiles[0].text}
    const parsed = fenjie.parseNoticeText(text);
    fenjie.toCsv(parsed, { excel: true }).trimEnd().split("\\r\\n").length - 1`;
  expectEqual("tasks", runInContext(program, context), 48);
}

function types() {
  const program = `
    import { type ParsedNotice, type Task, parseNotice, parsedNoticeSchema, toCsv } from "fenjie";
    export async function tasks(input: Uint8Array): Promise<readonly Task[]> {
      const parsed: ParsedNotice = await parseNotice(input, { limits: { pages: 3 } });
      const unit: string | undefined = parsed.tasks[0]?.leadUnits[0]?.name;
      toCsv(parsedNoticeSchema.parse(parsed), { labels: "zh" });
      // @ts-expect-error a status is one of two words
      const status: "good" = parsed.tasks[0]!.status;
      void [unit, status];
      return parsed.tasks;
    }`;
  write("types.mts", program);
  write("types.cts", program);
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: {
        module: "Node16",
        target: "ES2022",
        lib: ["ES2022", "DOM"],
        types: [],
        strict: true,
        noEmit: true,
      },
      files: ["types.mts", "types.cts"],
    }),
  );
  run("node", join(repository, "node_modules/typescript/bin/tsc"), "-p", ".");
}

/** From both builds the child processes have to find their program. */
function batch() {
  const use = `
    (async () => {
      const seen = [];
      for await (const { outcome, tasks } of convertNotices(${JSON.stringify([notice])}, { output: process.argv[2], jobs: 1 })) {
        seen.push(outcome + " " + tasks);
      }
      console.log(seen.join());
    })();`;
  write("batch.mjs", `import { convertNotices } from "fenjie/batch";${use}`);
  write("batch.cjs", `const { convertNotices } = require("fenjie/batch");${use}`);
  for (const file of ["batch.mjs", "batch.cjs"]) {
    expectEqual(file, run("node", file, `out-${file}`).trim(), "success 48");
  }
}

function commandLine() {
  const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  expectEqual("--version", run("npx", "--no-install", "fenjie", "--version").trim(), version);
  const parsed = JSON.parse(run("npx", "--no-install", "fenjie", "parse", notice));
  expectEqual("tasks", parsed.tasks.length, 48);
  run("npx", "--no-install", "fenjie", "parse", notice, "-o", "out.csv", "--excel", "--strict");
  expectEqual("rows", readFileSync(join(folder, "out.csv"), "utf8").trimEnd().split("\r\n").length, 49);
  run("npx", "--no-install", "fenjie", "convert", notice, "-o", "out", "-f", "csv", "--merge", "--quiet");
  expectEqual("merged rows", readFileSync(join(folder, "out/tasks.csv"), "utf8").trimEnd().split("\n").length, 49);
}

function write(name, text) {
  writeFileSync(join(folder, name), text);
}

function run(command, ...args) {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 240_000,
  });
}

async function step(name, work) {
  const start = Date.now();
  try {
    await work();
  } catch (error) {
    process.stderr.write(
      `smoke: ${name} failed\n${error.stdout ?? ""}${error.stderr ?? ""}${error.stderr ? "" : error.stack}\n`,
    );
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`smoke: ${name} ok (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
}

function expectEqual(what, seen, expected) {
  if (seen !== expected) throw new Error(`${what}: ${seen}, expected ${expected}`);
}
