import { expect, test } from "vitest";

import { chunkGroups } from "./chunk-groups.ts";

const web = "/web";
const pages = ["a", "b", "c", "d", "e", "f"].map((name) => `${web}/${name}-page.tsx`);
/** Who imports what; behind the bar, what is loaded later. */
const modules: Readonly<Record<string, string>> = {
  "/web/main.tsx": "/web/routes.tsx /start.ts | /web/staff-routes.tsx",
  "/web/routes.tsx": "/web/patient-routes.tsx | /web/public-page.tsx /web/wall.tsx",
  "/web/patient-routes.tsx": "| /web/patient-page.tsx",
  "/web/public-page.tsx": "/start.ts",
  "/web/patient-page.tsx": "/patients-too.ts",
  "/web/wall.tsx": "/patients-too.ts /wall-too.ts",
  "/web/staff-routes.tsx": `| /web/staff-face.tsx /web/session-page.tsx /web/replay-page.tsx ${pages.join(" ")}`,
  "/web/staff-face.tsx": "/start.ts /frame.ts /patients-too.ts",
  "/web/session-page.tsx": "/frame.ts /room-only.ts /room-and-replay.ts /room-and-one.ts /many.ts /wall-too.ts | /panel.ts",
  "/web/replay-page.tsx": "/room-and-replay.ts",
  ...Object.fromEntries(pages.map((page) => [page, page === pages[0] ? "/many.ts /room-and-one.ts" : "/many.ts"])),
};
const listed = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean);
const partsOf = (id: string) => (modules[id] ?? "").split("|");

const graph = {
  getModuleInfo: (id: string) => ({
    importedIds: listed(partsOf(id)[0]),
    dynamicallyImportedIds: listed(partsOf(id)[1]),
    dynamicImporters: Object.keys(modules).filter((one) => listed(partsOf(one)[1]).includes(id)),
    isEntry: false,
  }),
};

const groupOf = (id: string): string | null | undefined =>
  chunkGroups(web)
    .find(({ name }) => name(id, graph) !== null)
    ?.name(id, graph);

test("what everybody, every page of the staff, or the room alone loads goes into one file each", () => {
  expect(["/start.ts", "/frame.ts", "/many.ts"].map(groupOf)).toEqual(["start", "staff", "staff"]);
  expect(["/room-only.ts", "/room-and-replay.ts"].map(groupOf)).toEqual(["room", "room"]);
});

test("what patients' pages share with the staff is a file of its own, and so is what only the wall and the bedside phone share", () => {
  expect(["/patients-too.ts", "/wall-too.ts"].map(groupOf)).toEqual(["both", "beside"]);
});

test("what one other page shares with the room stays apart by who needs it", () => {
  expect(groupOf("/room-and-one.ts")).toBe("rest");
  const apart = chunkGroups(web).filter(({ entriesAware }) => entriesAware);
  expect(apart.map(({ name }) => name("/room-and-one.ts", graph))).toEqual(["rest"]);
});

test("pages, and what is loaded later, keep files of their own", () => {
  for (const id of ["/web/main.tsx", "/web/session-page.tsx", "/web/staff-face.tsx", "/panel.ts"]) expect(groupOf(id)).toBeUndefined();
});
