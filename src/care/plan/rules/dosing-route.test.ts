import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { routes, type Route } from "#care/pharmacy/rules/drug.ts";
import { kilograms, micrograms, quantity } from "#kernel/quantity.ts";
import { judgeValue } from "#care/protocol/rules/judge-value.ts";
import { shippedProtocol, type Protocol, type Setting } from "#kernel/setting.ts";

import { calculateDose } from "./calculate-dose.ts";
import { routeSettings } from "./data/dosing-settings.ts";
import { planSettings } from "./data/plan-settings.ts";
import { dosingRouteOf } from "./dosing-route.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the vectors in the other tests stand alone.
const folder = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

test("every setting has a key of its own, and its value lies inside its own bounds", () => {
  const keys = planSettings.map(({ key }) => key);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  const outside = planSettings.filter((setting: Setting) => {
    if (setting.kind === "choice") return !setting.recommended.includes(setting.value);
    const values = setting.kind === "list" ? setting.value : [setting.value];
    const [[least, most], [from, to]] = [setting.absolute, setting.recommended];
    return values.some((value) => value < least || value > most) || from < least || to > most || from > to;
  });
  expect(outside.map(({ key }) => key)).toEqual([]);
});

test("every shipped value is one that the clinic's protocol would take without a second person", () => {
  const judged = planSettings.map((setting) => [setting.key, judgeValue(setting, setting.value, planSettings, shippedProtocol).is]);
  expect(judged.filter(([, is]) => is !== "recommended")).toEqual([]);
});

test("a first dose is never set above the soft maximum, nor that above the hard one", () => {
  const judge = (key: string, value: number) => {
    const setting = planSettings.find((one) => one.key === key);
    return setting && judgeValue(setting, value, planSettings, shippedProtocol).is;
  };
  expect(judge("dose.im.firstMgPerKg", 1)).toBe("needs-second");
  expect(judge("dose.im.softMaxMgPerKg", 0.4)).toBe("refused");
  expect(judge("dose.sl.hardMaxMg", 250)).toBe("refused");
  expect(judge("dose.im.hardMaxMg", 151)).toBe("refused");
});

test("[ORDER-7] a hard maximum can be set lower and never above what its sources describe", () => {
  for (const route of routes) {
    const { hardMg, hardMgPerKg } = routeSettings[route];
    expect(hardMg.absolute[1], route).toBe(hardMg.value);
    if (hardMgPerKg !== null) expect(hardMgPerKg.absolute[1], route).toBe(hardMgPerKg.value);
  }
});

test("[ESK-2] the amounts and rests of esketamine are bounded by its label", () => {
  const { first, hardMg, betweenPieces } = routeSettings["IN-ESK"];
  expect(first?.absolute).toEqual([56, 56]);
  expect(hardMg.absolute).toEqual([56, 84]);
  expect(betweenPieces?.absolute[0]).toBe(5);
});

test("a route is as the clinic's protocol has it: a lower maximum, another first dose, other bands, switched off", () => {
  const values = {
    "dose.im.hardMaxMg": 120,
    "dose.im.firstMgPerKg": 0.4,
    "dose.im.bandsMgPerKg": [0.2, 0.4, 0.8],
    "dose.po.enabled": "on",
  };
  const own = { version: 1, values };
  const im = dosingRouteOf("IM", own);
  expect(im.hardMaximum.amount).toEqual(quantity(120, "mg"));
  expect(im.firstDose).toEqual(quantity(0.4, "mg/kg"));
  expect(im.bands.map(({ code, to }) => [code, to.value])).toEqual([
    ["low", 0.4],
    ["medium", 0.8],
  ]);
  expect(dosingRouteOf("PO", own).enabled).toBe(true);
  const strength = { kind: "concentration", concentration: quantity(50, "mg/mL") } as const;
  const asked = { kind: "amount", dose: micrograms(130_000) } as const;
  const blocked = (protocol: Protocol) => calculateDose({ route: "IM", weight: kilograms(100), asked, strength }, protocol).hard?.status;
  expect([blocked(own), blocked(shippedProtocol)]).toEqual(["beyond", "within"]);
});

test("[ORDER-12] a further dose can be switched off for a clinic", () => {
  expect(dosingRouteOf("IM", shippedProtocol).booster?.window.map(({ value }) => value)).toEqual([10, 30]);
  expect(dosingRouteOf("IM", { version: 1, values: { "dose.im.booster.allowed": "off" } }).booster).toBeNull();
  expect(routes.filter((route) => dosingRouteOf(route, shippedProtocol).booster !== null)).toEqual(["IM"]);
});

type Source = {
  readonly code: Route;
  readonly snomed: string;
  readonly doseBasis: string;
  readonly bands?: readonly { readonly code: string; readonly mg?: readonly number[]; readonly mgPerKg?: readonly number[] }[];
  readonly default?: Readonly<Record<string, number>>;
  readonly boosterWithinSession?: {
    readonly fractionOfFirst: readonly number[];
    readonly windowMinAfterFirst: readonly number[];
    readonly maxCount: number;
  };
  readonly holdMinutes?: { readonly default: number };
  readonly minutesBetweenDevices?: number;
  readonly administration?: { readonly minutesBetweenSprays: number };
  readonly enabledByDefault?: boolean;
};

test.skipIf(!isThere)(`every route ships the numbers of the clinical sources${title}`, () => {
  const sources: readonly Source[] = load("dosing.json").routes;
  expect(sources.map(({ code }) => code).toSorted()).toEqual([...routes].toSorted());
  for (const source of sources) {
    const route = dosingRouteOf(source.code, shippedProtocol);
    const { default: values = {}, boosterWithinSession: booster } = source;
    expect([route.snomed, route.basis, route.enabled], source.code).toEqual([
      source.snomed,
      source.doseBasis,
      source.enabledByDefault ?? true,
    ]);
    expect(
      route.bands.map(({ code, from, to }) => [code, from.value, to.value]),
      source.code,
    ).toEqual((source.bands ?? []).map(({ code, mg, mgPerKg }) => [code, ...(mg ?? mgPerKg ?? [])]));
    if (source.code === "IN-ESK") continue;
    expect(route.firstDose?.value, source.code).toBe(values["firstMgPerKg"] ?? values["firstMg"]);
    expect(route.step?.value, source.code).toBe(values["stepMgPerKg"] ?? values["stepMg"]);
    expect(route.softMaximum.amount?.value, source.code).toBe(values["softMaxMg"]);
    expect(route.softMaximum.perWeight?.value, source.code).toBe(values["softMaxMgPerKg"]);
    expect(route.hardMaximum.amount?.value, source.code).toBe(values["hardMaxMg"]);
    expect(route.hardMaximum.perWeight?.value, source.code).toBe(values["hardMaxMgPerKg"]);
    expect(route.infusion?.value, source.code).toBe(values["infusionMin"]);
    expect(route.hold?.value, source.code).toBe(source.holdMinutes?.default);
    expect(route.betweenPieces?.value, source.code).toBe(source.administration?.minutesBetweenSprays);
    expect(
      route.booster?.fraction.map(({ value }) => value / 100),
      source.code,
    ).toEqual(booster?.fractionOfFirst);
    expect(
      route.booster?.window.map(({ value }) => value),
      source.code,
    ).toEqual(booster?.windowMinAfterFirst);
    expect(route.booster?.most.value, source.code).toBe(booster?.maxCount);
  }
});

type Default = { readonly key: string; readonly value: unknown; readonly unit: string; readonly evidence: string };

test.skipIf(!isThere)(`settings that the sources list ship with the sources' value, unit and evidence${title}`, () => {
  const values: readonly Default[] = load("defaults.json").values;
  const own = values.filter(({ key }) => key.startsWith("dose.") || key.startsWith("pmp."));
  expect(own.length).toBeGreaterThan(8);
  for (const { key, value, unit, evidence } of own) {
    const setting = planSettings.find((one) => one.key === key);
    expect(setting, key).toMatchObject({ value, unit, evidence: evidence.replace(/-NY$/, "") });
  }
});

type Example = {
  readonly route: Route;
  readonly weightKg?: number;
  readonly mgPerKg?: number;
  readonly firstMg?: number;
  readonly doseMg?: number;
  readonly concentrationMgPerMl?: number;
  readonly unitStrengthMg?: number;
  readonly roundToMg?: number;
  readonly expectMg?: number;
  readonly expectMl?: number;
  readonly expectMgPerMin?: number;
  readonly expectRoundedMg?: number;
  readonly expectUnits?: number;
  readonly expectDevices?: number;
  readonly expectMinAdminMin?: number;
  readonly expectBlockedBy?: string;
};

const calculated = (example: Example, rounded: boolean) => {
  const { route, weightKg, mgPerKg, firstMg, doseMg, concentrationMgPerMl = 10, unitStrengthMg, roundToMg } = example;
  const piece = unitStrengthMg ?? (route === "IN-ESK" ? 28 : undefined);
  return calculateDose(
    {
      route,
      weight: weightKg === undefined ? null : kilograms(weightKg),
      asked:
        mgPerKg === undefined
          ? { kind: "amount", dose: micrograms((firstMg ?? doseMg ?? 0) * 1000) }
          : { kind: "by-weight", dosePerWeight: quantity(mgPerKg, "mg/kg") },
      strength:
        piece === undefined
          ? { kind: "concentration", concentration: quantity(concentrationMgPerMl, "mg/mL") }
          : { kind: "piece", amount: micrograms(piece * 1000) },
      ...(rounded && roundToMg !== undefined ? { roundTo: quantity(roundToMg, "mg") } : {}),
    },
    shippedProtocol,
  );
};

test.skipIf(!isThere)(`every worked example of the clinical sources comes out as it says${title}`, () => {
  const examples: readonly Example[] = load("dosing.json").workedExamples;
  expect(examples.length).toBeGreaterThan(6);
  for (const example of examples) {
    const { dose, measure, amountPerMinute, hard, blocks } = calculated(example, false);
    const name = JSON.stringify(example);
    const { expectMg, expectMl, expectMgPerMin, expectRoundedMg, expectUnits, expectDevices, expectMinAdminMin } = example;
    if (expectMg !== undefined) expect(dose?.value, name).toBe(expectMg * 1000);
    if (expectMl !== undefined) expect(measure, name).toEqual({ kind: "volume", volume: quantity(expectMl * 1000, "uL") });
    if (expectMgPerMin !== undefined) expect(amountPerMinute?.value, name).toBe(expectMgPerMin * 1000);
    if (expectRoundedMg !== undefined) expect(calculated(example, true).dose?.value, name).toBe(expectRoundedMg * 1000);
    if (expectUnits !== undefined) expect(measure, name).toMatchObject({ kind: "pieces", count: expectUnits });
    if (expectDevices !== undefined)
      expect(measure, name).toEqual({ kind: "pieces", count: expectDevices, minimumTime: quantity(expectMinAdminMin ?? 0, "min") });
    const limit = example.expectBlockedBy?.split("=")[1];
    if (limit === undefined) expect(blocks, name).toEqual([]);
    else expect(hard, name).toEqual({ status: "beyond", by: "amount", limit: micrograms(Number(limit) * 1000) });
  }
});
