import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { weighBuild } from "../budget.ts";
import { leaveNothing, newFolder } from "./program.ts";

afterAll(leaveNothing);

const allowed = { patient: 150_000, staff: 280_000 };

const routes = `
  staffFace.addChildren([
    staffPage(
      "/",
      lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
    ),
    staffPage(episode, lazyRouteComponent(() => import("#care/plan/web/plan-page.tsx"), "PlanPage")),
  ]),
  patientFace.addChildren([patientPage("/", lazyRouteComponent(() => import("./patient-home.tsx"), "PatientHome"))]),`;

/** A build whose files have these sizes; random bytes do not get smaller by compressing them. */
const build = (sizes: Readonly<Record<string, number>>, without: readonly string[] = []): string => {
  const folder = newFolder();
  mkdirSync(join(folder, ".vite"));
  const manifest = {
    "index.html": { file: "index.js", imports: ["_shared.js"] },
    "_shared.js": { file: "shared.js" },
    "staff-routes.tsx": { file: "addresses.js", imports: ["index.html"] },
    "staff-face.tsx": { file: "staff.js", imports: ["index.html", "_shared.js"] },
    "patient-face.tsx": { file: "patient.js", imports: ["index.html"] },
    "home-page.tsx": { file: "home.js", imports: ["_chart.js"] },
    "_chart.js": { file: "chart.js" },
    "../../care/plan/web/plan-page.tsx": { file: "plan.js" },
    "patient-home.tsx": { file: "me.js" },
  };
  const kept = Object.fromEntries(Object.entries(manifest).filter(([name]) => !without.includes(name)));
  writeFileSync(join(folder, ".vite/manifest.json"), JSON.stringify(kept));
  for (const { file } of Object.values(manifest)) writeFileSync(join(folder, file), randomBytes(sizes[file] ?? 1_000));
  return folder;
};

test("a build within the budget is told with its figures", async () => {
  const { said, problems } = await weighBuild(build({ "index.js": 100_000, "chart.js": 50_000 }), routes, allowed);
  expect(problems).toEqual([]);
  expect(said).toEqual([
    expect.stringMatching(/^patient: 103\.\d KB of 150\.0 KB at most, for "\/" \(1 pages\)$/),
    expect.stringMatching(/^staff: 154\.\d KB of 280\.0 KB at most, for "\/" \(2 pages\)$/),
  ]);
});

test("what a page imports counts for that page, and what both share counts once", async () => {
  const { problems } = await weighBuild(build({ "shared.js": 140_000, "chart.js": 150_000 }), routes, allowed);
  expect(problems).toEqual([expect.stringMatching(/^staff "\/": 29\d\.\d KB of JavaScript, 280\.0 KB allowed\.$/)]);
  const heavy = await weighBuild(build({ "index.js": 150_000 }), routes, allowed);
  expect(heavy.problems).toEqual([expect.stringMatching(/^patient "\/": 15\d\.\d KB of JavaScript, 150\.0 KB allowed\.$/)]);
});

test("a page that the build does not know, or a face without pages, is no pass", async () => {
  const unknown = await weighBuild(build({}, ["patient-home.tsx"]), routes, allowed);
  expect(unknown.problems).toEqual(['The build does not know patient-home.tsx, which the patient page "/" loads.']);
  const none = await weighBuild(build({}), "", allowed);
  expect(none.problems).toEqual(["No patient page was found in the routes.", "No staff page was found in the routes."]);
});
