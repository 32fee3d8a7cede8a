/**
 * The import rule between stages: a stage imports model/ and itself, nothing else. Only parse.ts, index.ts, remark/, cli/ and
 * batch/ see several stages. The core (all but cli/ and batch/) also runs in a browser, so it imports nothing of Node.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
const STAGES = "read|layout|extract|interpret|check|export";

module.exports = {
  forbidden: [
    {
      name: "stage-sees-stage",
      comment: "A stage imports model/ and itself. Put what two stages need into model/.",
      severity: "error",
      from: { path: `^src/(${STAGES})/` },
      to: { path: "^src/", pathNot: ["^src/model/", "^src/$1/"] },
    },
    {
      name: "model-sees-stage",
      comment: "The model knows no stage.",
      severity: "error",
      from: { path: "^src/model/" },
      to: { path: "^src/", pathNot: "^src/model/" },
    },
    {
      name: "core-sees-node",
      comment: "The core runs in a browser: no Node built-in outside of cli/ and batch/.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli|batch)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "library-sees-cli",
      comment: "The command line is built on the library, not the other way round.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "no-circular",
      comment: "Modules in a circle load in an order nobody chose.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan-dev-import",
      comment: "Shipped code imports what a user installs.",
      severity: "error",
      from: { path: "^src/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only", "aliased-subpath-import"],
      },
    },
    { name: "unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
