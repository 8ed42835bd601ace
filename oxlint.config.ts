import { defineConfig } from "oxlint";

import { journey, sharedCare } from "./src/care/journey.ts";

type Override = NonNullable<Parameters<typeof defineConfig>[0]["overrides"]>[number];

/** Read like a .gitignore: `never` may not be imported, but `except` may, but `still` may not. */
const wall = (
  files: string[],
  message: string,
  never: readonly string[],
  except: readonly string[] = [],
  still: readonly string[] = [],
): Override => ({
  files,
  excludeFiles: ["**/*.test.ts", "**/*.test.tsx"],
  rules: {
    "eslint/no-restricted-imports": ["error", { patterns: [{ group: [...never, ...except.map((one) => `!${one}`), ...still], message }] }],
  },
});

const care = (stage: string, part: string): readonly string[] => [`\\#care/${stage}/${part}`, `**/care/${stage}/${part}`];

/** What one stage may not import: later stages, and of earlier ones all but their rules. */
const closedTo = (stage: string): readonly string[] => {
  const place = journey.findIndex((one) => one === stage);
  const later = journey.slice(place + 1).flatMap((one) => care(one, "**"));
  const isEpisode = stage === "episode";
  const earlier = isEpisode
    ? []
    : journey.slice(0, place).flatMap((one) => ["web/**", "server/**", "contract.ts"].flatMap((part) => care(one, part)));
  return [...later, ...earlier];
};

const openRules = (stage: string): readonly string[] => {
  const place = journey.findIndex((one) => one === stage);
  const earlier = place === -1 ? sharedCare : [...journey.slice(0, place), ...sharedCare];
  return earlier.map((one) => `\\#care/${one}/rules/**`);
};

const everyStage = [...journey, ...sharedCare];
const outsideWeb = ["\\#apps/**", "\\#platform/database/**", "\\#platform/event-log/**", "node:*", "pg", "fastify"];
const alsoForbidden = (stage: string, never: readonly string[]): readonly string[] => [...closedTo(stage), ...never];

const stageWalls = everyStage.flatMap((stage): Override[] => [
  wall(
    [`src/care/${stage}/rules/**`],
    "rules/ imports only rules/ and kernel/ (events.ts and stored-*.ts also zod/mini), and no later stage.",
    ["**"],
    ["./**", "../*.ts", "\\#kernel/**", ...openRules(stage)],
    ["../contract.ts", "../contract-*.ts"],
  ),
  wall(
    [`src/care/${stage}/rules/events.ts`, `src/care/${stage}/rules/stored-*.ts`],
    "rules/ imports only rules/ and kernel/ (events.ts and stored-*.ts also zod/mini), and no later stage.",
    ["**"],
    ["./**", "\\#kernel/**", "zod/mini", ...openRules(stage)],
  ),
  wall(
    [`src/care/${stage}/server/**`],
    "server/ never meets web/, and a stage imports no later stage and only the rules of earlier ones.",
    alsoForbidden(stage, ["**/web/**", "\\#ui/**", "\\#apps/**", "**/browser/**", "react"]),
  ),
  wall(
    [`src/care/${stage}/web/**`],
    "web/ never meets server/, and a stage imports no later stage and only the rules of earlier ones.",
    alsoForbidden(stage, ["**/server/**", ...outsideWeb]),
  ),
  wall(
    [`src/care/${stage}/contract.ts`],
    "A contract imports rules/, the contracts of shared folders and the contract layer.",
    alsoForbidden(stage, [
      "**/server/**",
      "**/web/**",
      "\\#ui/**",
      "\\#apps/**",
      "\\#platform/database/**",
      "\\#platform/event-log/**",
      "node:*",
    ]),
  ),
]);

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "react", "jsx-a11y", "import", "promise"],
  categories: { correctness: "error" },
  options: { typeAware: true },
  ignorePatterns: ["node_modules", "dist", "data", "test-results", ".cache"],
  rules: {
    "eslint/max-lines": ["error", { max: 250 }],
    "eslint/max-lines-per-function": ["error", { max: 50 }],
    "eslint/no-console": "error",
    "eslint/no-warning-comments": ["error", { terms: ["todo", "fixme", "hack", "xxx"] }],
    "eslint/eqeqeq": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/ban-ts-comment": "error",
    "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    "typescript/consistent-type-imports": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "oxc/no-barrel-file": ["error", { threshold: 0 }],
    "react/exhaustive-deps": "error",
    "react/rules-of-hooks": "error",
    "eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    // Our strings are split for what they are made of: digits and ASCII names.
    "typescript/no-misused-spread": "off",
    // `catch` is also a word of our schema library, and a set that is emptied while it is walked needs its copy.
    "promise/valid-params": "off",
    "unicorn/no-useless-spread": "off",
    // The kit writes down why where it keeps a value in a ref or measures in an effect; axe judges the roles in real pages.
    "react/refs": "off",
    "react/set-state-in-effect": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    "jsx-a11y/no-redundant-roles": "off",
    "jsx-a11y/no-noninteractive-element-interactions": "off",
    "jsx-a11y/no-noninteractive-element-to-interactive-role": "off",
    "jsx-a11y/no-interactive-element-to-noninteractive-role": "off",
    "jsx-a11y/no-noninteractive-tabindex": "off",
    "jsx-a11y/click-events-have-key-events": "off",
    "jsx-a11y/anchor-has-content": "off",
  },
  overrides: [
    ...stageWalls,
    wall(["src/kernel/**"], "kernel/ imports nothing but itself.", ["**"], ["./**"]),
    wall(["src/ui/**"], "ui/ has no clinical idea and does no fetching.", ["\\#care/**", "\\#platform/**", "\\#interop/**", "\\#apps/**"]),
    wall(["src/platform/**"], "platform/ decides no clinical question.", ["\\#care/**", "**/care/**", "\\#apps/**"]),
    wall(["src/interop/**"], "interop/ is generic; stages map themselves to it.", ["\\#care/**", "**/care/**", "\\#apps/**"]),
    {
      files: ["src/care/*/rules/**", "src/kernel/**"],
      excludeFiles: ["**/*.test.ts"],
      rules: {
        "eslint/no-restricted-globals": ["error", "Date", "setTimeout", "setInterval", "crypto", "fetch", "process", "console"],
        "eslint/no-restricted-properties": ["error", { object: "Math", property: "random" }, { object: "Temporal", property: "Now" }],
        "oxc/no-async-await": "error",
      },
    },
    { files: ["src/**/*.tsx"], rules: { "eslint/max-lines-per-function": ["error", { max: 100 }] } },
    {
      files: ["**/*.test.ts", "test/**", "bench/**", "**/data/**", "**/*-words.ts", "**/*-words.es.ts", "**/words.ts"],
      rules: { "eslint/max-lines": "off", "eslint/max-lines-per-function": "off" },
    },
    { files: ["*.config.ts", "test/**/*.ts"], rules: { "import/no-default-export": "off", "eslint/no-console": "off" } },
  ],
});
