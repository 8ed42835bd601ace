import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { adequateDoses } from "./data/adequate-doses.ts";
import { interactionClasses } from "./data/interaction-classes.ts";
import { labCodes } from "./data/lab-tests.ts";
import { screeningRules } from "./data/screening-rules.ts";
import { screeningSettings } from "./data/screening-settings.ts";
import { matchMedicine } from "./match-medicine.ts";
import { classesOfIngredient } from "./medicine-index.ts";
import { withSettings } from "./with-settings.ts";

// The clinical sources lie beside the repository where the project is worked on.
const folder = new URL("../../../../../shared/clinical/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

type SourceRule = {
  readonly id: string;
  readonly level: string;
  readonly appliesTo: string;
  readonly evidence: string;
  readonly refs: string[];
};
type SourceClass = { readonly id: string; readonly severity: string; readonly examples: string[]; readonly refs: string[] };

test.skipIf(!isThere)(`every screening rule has the level, drug, evidence and references of its source${title}`, () => {
  const rules: readonly SourceRule[] = load("data/screening.json").rules;
  expect(screeningRules.map(({ id, level, appliesTo, evidence, sources }) => ({ id, level, appliesTo, evidence, refs: sources }))).toEqual(
    rules.map(({ id, level, appliesTo, evidence, refs }) => ({ id, level, appliesTo, evidence, refs })),
  );
});

test.skipIf(!isThere)(`every interaction class has the severity and references of its source, and knows all its examples${title}`, () => {
  const rows: readonly SourceClass[] = load("data/drug-interactions.json").rows;
  expect(interactionClasses.map(({ id, severity, sources }) => ({ id, severity, refs: sources }))).toEqual(
    rows.map(({ id, severity, refs }) => ({ id, severity, refs })),
  );
  for (const { id, examples } of rows) {
    for (const example of examples) expect(matchMedicine(example).ingredients.flatMap(classesOfIngredient), example).toContain(id);
  }
});

test.skipIf(!isThere)(`labs, smallest doses and shipped defaults are those of the source${title}`, () => {
  expect(load("data/screening.json").labs.map(({ code }: { code: string }) => code)).toEqual(labCodes);
  const { note: _, ...table } = load("data/spravato-rems-trd.json").trd.minDoseTableMgPerDay;
  const ours = Object.fromEntries([...adequateDoses].map(([name, { setting }]) => [name.replace(" ", "_"), setting.value]));
  expect(ours).toEqual(table);
  const defaults: readonly { readonly key: string; readonly value: unknown; readonly unit: string }[] = load("data/defaults.json").values;
  const shared = screeningSettings.flatMap((setting) => {
    const found = defaults.find(({ key }) => key === setting.key);
    return found === undefined ? [] : [{ key: setting.key, value: setting.value, theirs: found.value }];
  });
  expect(shared.length).toBeGreaterThanOrEqual(5);
  expect(shared.filter(({ value, theirs }) => value !== theirs)).toEqual([]);
});

test.skipIf(!isThere)(`every reference that is quoted exists${title}`, () => {
  const known = new Set(Object.keys(load("references.json")));
  const quoted = [...screeningRules, ...interactionClasses, ...screeningSettings].flatMap(({ sources }) => sources);
  expect([...new Set(quoted)].filter((one) => !known.has(one))).toEqual([]);
});

test("every shipped default lies inside the bounds that it declares", () => {
  const outside = screeningSettings.filter((setting) => {
    if (setting.kind !== "number") return false;
    const within = ([lowest, highest]: readonly [number, number]) => setting.value >= lowest && setting.value <= highest;
    const { absolute, recommended } = setting;
    return !within(absolute) || !within(recommended) || recommended[0] < absolute[0] || recommended[1] > absolute[1];
  });
  expect(outside.map(({ key }) => key)).toEqual([]);
});

test("[SCN-13] no action quotes a number that is not the clinic's", () => {
  for (const { action } of interactionClasses) expect(withSettings(action, shippedProtocol)).not.toContain("{");
});
