import { expect, test } from "vitest";

import { shellFilesIn, type BuildManifest } from "./shell-worker-plugin.ts";

const manifest: BuildManifest = {
  "index.html": {
    file: "assets/index.js",
    css: ["assets/index.css"],
    assets: ["assets/inter.woff2"],
    imports: ["_kit.js"],
    dynamicImports: ["staff-routes.tsx", "patients.tsx"],
  },
  "staff-routes.tsx": { file: "assets/routes.js", imports: ["_kit.js"], dynamicImports: ["room.tsx", "reports.tsx"] },
  "reports.tsx": { file: "assets/reports.js" },
  "_kit.js": { file: "assets/kit.js", dynamicImports: ["words.es.ts"] },
  "words.es.ts": { file: "assets/words-es.js" },
  "room.tsx": { file: "assets/room.js", css: ["assets/room.css"], imports: ["_kit.js"], dynamicImports: ["drug-panel.tsx"] },
  "drug-panel.tsx": { file: "assets/drug.js", imports: ["_kit.js"] },
  "patients.tsx": { file: "assets/patients.js" },
};

test("what opens without a network is the page, the list of addresses, the room, and all that either loads later; other pages are left out", () => {
  expect(shellFilesIn(manifest, ["room.tsx"])).toEqual([
    "assets/drug.js",
    "assets/index.css",
    "assets/index.js",
    "assets/inter.woff2",
    "assets/kit.js",
    "assets/room.css",
    "assets/room.js",
    "assets/routes.js",
    "assets/words-es.js",
  ]);
});

test("a page that the build does not know stops the build", () => {
  expect(() => shellFilesIn(manifest, ["ward.tsx"])).toThrow("ward.tsx");
});
