import { expect, test } from "vitest";

import { pharmacySettings } from "./data/pharmacy-settings.ts";

test("every setting has a key of its own, a source, and lies inside its own bounds", () => {
  expect(new Set(pharmacySettings.map(({ key }) => key)).size).toBe(pharmacySettings.length);
  for (const setting of pharmacySettings) {
    if (setting.kind !== "number") continue;
    const { key, value, absolute, recommended, sources } = setting;
    expect(sources.length, key).toBeGreaterThan(0);
    expect([absolute[0], recommended[0], value, recommended[1], absolute[1]], key).toEqual(
      [absolute[0], recommended[0], value, recommended[1], absolute[1]].toSorted((one, other) => one - other),
    );
  }
});
