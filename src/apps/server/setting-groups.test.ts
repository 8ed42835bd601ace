import { expect, test } from "vitest";

import { judgeValue } from "#care/protocol/rules/judge-value.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { settingGroups } from "./setting-groups.ts";

const settings = settingGroups.flatMap((group) => group.settings);

test("every setting of every stage has a key of its own, words, a source and an owner", () => {
  const keys = settings.map(({ key }) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(settings.filter(({ label, sources }) => label.trim() === "" || sources.length === 0).map(({ key }) => key)).toEqual([]);
  expect(settings.length).toBeGreaterThan(300);
});

test("[PRO-3] [PRO-4] every shipped value is one that a medical director could set, within what is recommended, in its order", () => {
  const judged = settings.map((setting) => ({ key: setting.key, ...judgeValue(setting, setting.value, settings, shippedProtocol) }));
  expect(judged.filter(({ is }) => is !== "recommended")).toEqual([]);
});

test("bounds are numbers, the recommended ones lie within the absolute ones, and every setting that is named beside another exists", () => {
  const keys = new Set(settings.map(({ key }) => key));
  for (const setting of settings) {
    if (setting.kind === "choice") continue;
    const { absolute, recommended, key } = setting;
    expect([...absolute, ...recommended].every(Number.isFinite), key).toBe(true);
    expect(absolute[0] <= recommended[0] && recommended[0] <= recommended[1] && recommended[1] <= absolute[1], key).toBe(true);
    const beside = setting.kind === "number" ? [setting.atLeast, setting.atMost] : [];
    expect(
      beside.filter((one) => one !== undefined && !keys.has(one)),
      key,
    ).toEqual([]);
  }
});
