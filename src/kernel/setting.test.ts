import { expect, test } from "vitest";

import {
  settled,
  settledChoice,
  settledList,
  shippedProtocol,
  snapshotOf,
  type ChoiceSetting,
  type ListSetting,
  type NumberSetting,
} from "./setting.ts";

const founded = { evidence: "proposal", sources: ["proposed-default"], owner: "medical-director" } as const;

const limit: NumberSetting<"mm[Hg]"> = {
  ...founded,
  kind: "number",
  key: "preDose.systolic.stop",
  label: "No dose from this systolic pressure",
  value: 180,
  unit: "mm[Hg]",
  absolute: [140, 200],
  recommended: [160, 180],
};
const schedule: ListSetting<"min"> = {
  ...founded,
  kind: "list",
  key: "vitals.IM.after",
  label: "Vital signs after the dose",
  value: [5, 10, 15],
  unit: "min",
  absolute: [1, 240],
  recommended: [5, 120],
};
const byMouth: ChoiceSetting<"on" | "off"> = {
  ...founded,
  kind: "choice",
  key: "route.PO",
  label: "Ketamine by mouth",
  value: "off",
  options: ["on", "off"],
  recommended: ["off"],
};

test("a setting that the clinic did not change has the shipped value, with its unit", () => {
  expect(settled(shippedProtocol, limit)).toEqual({ value: 180, unit: "mm[Hg]" });
  expect(settledList(shippedProtocol, schedule)).toEqual([5, 10, 15].map((value) => ({ value, unit: "min" })));
  expect(settledChoice(shippedProtocol, byMouth)).toBe("off");
});

test("a changed value holds in its own kind only", () => {
  const changed = { version: 3, values: { [limit.key]: 170, [schedule.key]: [10, 20], [byMouth.key]: "on" } };
  expect(settled(changed, limit).value).toBe(170);
  expect(settledList(changed, schedule).map((one) => one.value)).toEqual([10, 20]);
  expect(settledChoice(changed, byMouth)).toBe("on");
  const wrong = { version: 3, values: { [limit.key]: "170", [schedule.key]: 10, [byMouth.key]: "sometimes" } };
  expect(settled(wrong, limit).value).toBe(180);
  expect(settledList(wrong, schedule)).toHaveLength(3);
  expect(settledChoice(wrong, byMouth)).toBe("off");
});

test("a snapshot keeps every value, changed or not, so that a later default changes nothing", () => {
  const kept = snapshotOf({ version: 2, values: { [limit.key]: 170, "of.another.stage": 1 } }, [limit, schedule, byMouth]);
  expect(kept).toEqual({ version: 2, values: { [limit.key]: 170, [schedule.key]: [5, 10, 15], [byMouth.key]: "off" } });
  expect(settled(kept, { ...limit, value: 160 }).value).toBe(170);
});
